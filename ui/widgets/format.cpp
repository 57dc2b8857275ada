// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>

namespace minixdr
{

namespace
{

using std::chrono::nanoseconds;

struct Unit {
    double nanoseconds;
    const char *text;
};

constexpr std::array kUnits{
    Unit{86'400e9, QT_TRANSLATE_NOOP("Format", "%1 d")}, Unit{3'600e9, QT_TRANSLATE_NOOP("Format", "%1 h")},
    Unit{60e9, QT_TRANSLATE_NOOP("Format", "%1 m")},     Unit{1e9, QT_TRANSLATE_NOOP("Format", "%1 s")},
    Unit{1e6, QT_TRANSLATE_NOOP("Format", "%1 ms")},
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString microsOf(UtcTime time)
{
    const auto micros = time.time_since_epoch().count() % 1'000'000;
    return QStringLiteral("%1").arg(micros < 0 ? micros + 1'000'000 : micros, 6, 10, QLatin1Char('0'));
}

QString exactIn(UtcTime time, const QTimeZone &zone)
{
    const auto local = toDateTime(time).toTimeZone(zone);
    const auto name = zone == QTimeZone::utc() ? QStringLiteral("UTC") : zone.abbreviation(local);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char('.') + microsOf(time) +
           QLatin1Char(' ') + name;
}

} // namespace

QString shortDuration(nanoseconds duration)
{
    const auto value = double(duration.count());
    const Unit *unit = &kUnits.back();
    for (const auto &candidate : kUnits) {
        if (value >= candidate.nanoseconds) {
            unit = &candidate;
            break;
        }
    }
    const auto inUnit = value / unit->nanoseconds;
    const bool isLong = unit->nanoseconds >= 60e9;
    const int decimals = isLong ? 0 : inUnit < 9.95 ? 1 : 0;
    return Words::tr(unit->text).arg(QLocale().toString(isLong ? std::floor(inUnit) : inUnit, 'f', decimals));
}

QString exactDuration(nanoseconds duration)
{
    return Words::tr("%1 ms").arg(QLocale().toString(double(duration.count()) / 1e6, 'f', 3));
}

QString relativeAge(UtcTime time, UtcTime now)
{
    const auto age = now - time;
    if (age < std::chrono::seconds(1) && age > std::chrono::seconds(-1))
        return Words::tr("now");
    if (age < nanoseconds::zero())
        return Words::tr("in %1").arg(shortDuration(-age));
    return shortDuration(std::chrono::floor<std::chrono::seconds>(age));
}

QString displayTime(UtcTime time, const QTimeZone &zone)
{
    return toDateTime(time).toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString exactTime(UtcTime time, const QTimeZone &zone)
{
    const auto local = exactIn(time, zone);
    const auto utc = exactIn(time, QTimeZone::utc());
    return local == utc ? utc : local + QLatin1Char('\n') + utc;
}

QString grouped(qint64 number)
{
    return QLocale().toString(number);
}

QString percent(double fraction)
{
    return Words::tr("%1 %").arg(QLocale().toString(fraction * 100, 'f', 0));
}

QString asToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace minixdr
