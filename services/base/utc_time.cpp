// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/utc_time.h"

#include <QTimeZone>

namespace minixdr
{
using namespace std::chrono;

UtcTime utcNow()
{
    return time_point_cast<microseconds>(system_clock::now());
}

QString toIso(UtcTime time)
{
    if (time == UtcTime::max() || time == UtcTime::min())
        return time < UtcTime{} ? QStringLiteral("-infinity") : QStringLiteral("infinity");
    const auto second = floor<seconds>(time);
    const auto micros = (time - second).count();
    const auto text = QDateTime::fromSecsSinceEpoch(second.time_since_epoch().count(), Qt::UTC)
                          .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    return QStringLiteral("%1.%2Z").arg(text).arg(micros, 6, 10, QLatin1Char('0'));
}

namespace
{

/// Takes ".123456" out of `text`, because QDateTime drops what is below a millisecond.
microseconds takeFraction(QString &text)
{
    const auto dot = text.indexOf(QLatin1Char('.'));
    if (dot < 0)
        return microseconds{0};
    auto end = dot + 1;
    while (end < text.size() && text[end].isDigit())
        ++end;
    const auto digits = text.mid(dot + 1, qMin<qsizetype>(end - dot - 1, 6));
    text.remove(dot, end - dot);
    return microseconds{digits.leftJustified(6, QLatin1Char('0')).toLongLong()};
}

} // namespace

std::optional<UtcTime> fromIso(QStringView view)
{
    QString text = view.trimmed().toString();
    if (text.size() < 10)
        return std::nullopt;
    if (text[10 < text.size() ? 10 : 0] == QLatin1Char(' '))
        text[10] = QLatin1Char('T');
    const auto fraction = takeFraction(text);
    auto parsed = QDateTime::fromString(text, Qt::ISODate);
    if (!parsed.isValid())
        return std::nullopt;
    if (parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeZone(QTimeZone::utc());
    return UtcTime{seconds{parsed.toSecsSinceEpoch()}} + fraction;
}

QDateTime toDateTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(floor<milliseconds>(time).time_since_epoch().count(), Qt::UTC);
}

UtcTime fromDateTime(const QDateTime &time)
{
    return UtcTime{milliseconds{time.toMSecsSinceEpoch()}};
}

} // namespace minixdr
