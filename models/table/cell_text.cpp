// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/cell_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace minixdr
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("CellText", text);
}

constexpr std::array<const char *, 5> kSeverityWords{
    QT_TRANSLATE_NOOP("CellText", "info"), QT_TRANSLATE_NOOP("CellText", "low"),
    QT_TRANSLATE_NOOP("CellText", "medium"), QT_TRANSLATE_NOOP("CellText", "high"),
    QT_TRANSLATE_NOOP("CellText", "critical")};

constexpr std::array<const char *, 5> kStatusWords{
    QT_TRANSLATE_NOOP("CellText", "open"), QT_TRANSLATE_NOOP("CellText", "investigating"),
    QT_TRANSLATE_NOOP("CellText", "contained"), QT_TRANSLATE_NOOP("CellText", "resolved"),
    QT_TRANSLATE_NOOP("CellText", "dismissed")};

constexpr std::array<const char *, 4> kEscalationWords{
    QT_TRANSLATE_NOOP("CellText", "low"), QT_TRANSLATE_NOOP("CellText", "medium"),
    QT_TRANSLATE_NOOP("CellText", "high"), QT_TRANSLATE_NOOP("CellText", "critical")};

/// Names of products stay as they are.
constexpr std::array<const char *, 6> kSourceTypeWords{"Cowrie", "Suricata", "osquery",
                                                       "syslog", "Zeek",     QT_TRANSLATE_NOOP("CellText", "custom")};

template <size_t Size>
QString wordAt(const std::array<const char *, Size> &words, int number)
{
    return number < 0 || number >= static_cast<int>(Size) ? QString() : tr(words[static_cast<size_t>(number)]);
}

QString numberText(const QVariant &raw)
{
    const bool isWhole = raw.typeId() != QMetaType::Double;
    return isWhole ? QLocale().toString(raw.toLongLong()) : QLocale().toString(raw.toDouble(), 'f', 2);
}

} // namespace

QString severityWord(Severity severity)
{
    return wordAt(kSeverityWords, static_cast<int>(severity));
}
QString statusWord(IncidentStatus status)
{
    return wordAt(kStatusWords, static_cast<int>(status));
}
QString escalationWord(Escalation escalation)
{
    return wordAt(kEscalationWords, static_cast<int>(escalation));
}
QString sourceTypeWord(SourceType type)
{
    return wordAt(kSourceTypeWords, static_cast<int>(type));
}

QString cellText(CellKind kind, const QVariant &raw)
{
    if (!raw.isValid())
        return {};
    switch (kind) {
    case CellKind::Number:
        return numberText(raw);
    case CellKind::Severity:
        return wordAt(kSeverityWords, raw.toInt());
    case CellKind::IncidentStatus:
        return wordAt(kStatusWords, raw.toInt());
    case CellKind::Escalation:
        return wordAt(kEscalationWords, raw.toInt());
    case CellKind::Time:
    case CellKind::Age:
        return toIso(timeFromRaw(raw));
    case CellKind::Duration:
        return QCoreApplication::translate("CellText", "%1 ms")
            .arg(QLocale().toString(static_cast<double>(raw.toLongLong()) / 1e6, 'f', 3));
    case CellKind::Bytes:
        return QLocale().formattedDataSize(raw.toLongLong());
    default:
        return raw.toString();
    }
}

QString cellCopy(CellKind kind, const QVariant &raw)
{
    if (!raw.isValid())
        return {};
    switch (kind) {
    case CellKind::Severity:
        return toWire(static_cast<Severity>(raw.toInt()));
    case CellKind::IncidentStatus:
        return toWire(static_cast<IncidentStatus>(raw.toInt()));
    case CellKind::Escalation:
        return toWire(static_cast<Escalation>(raw.toInt()));
    case CellKind::Time:
    case CellKind::Age:
        return toIso(timeFromRaw(raw));
    default:
        return raw.toString();
    }
}

Qt::Alignment alignmentOf(CellKind kind)
{
    const bool isFigure =
        kind == CellKind::Number || kind == CellKind::Bytes || kind == CellKind::Duration || kind == CellKind::Age;
    return (isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant toRaw(UtcTime time)
{
    return QVariant::fromValue<qint64>(time.time_since_epoch().count());
}

UtcTime timeFromRaw(const QVariant &raw)
{
    return UtcTime(std::chrono::microseconds(raw.toLongLong()));
}

} // namespace minixdr
