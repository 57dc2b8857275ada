// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/event_columns.h"

#include "models/table/cell_text.h"

#include <array>

namespace minixdr
{

namespace
{

/// An empty text is no value.
QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

constexpr std::array kColumns{
    Column<Event>{"time", QT_TRANSLATE_NOOP("EventColumns", "Time"), CellKind::Time,
                  [](const Event &event) { return toRaw(event.ts); }, 20},
    Column<Event>{"severity", QT_TRANSLATE_NOOP("EventColumns", "Severity"), CellKind::Severity,
                  [](const Event &event) { return QVariant(static_cast<int>(event.severity)); }, 9},
    Column<Event>{"sourceType", QT_TRANSLATE_NOOP("EventColumns", "Sensor"), CellKind::Text,
                  [](const Event &event) { return QVariant(sourceTypeWord(event.sourceType)); }, 8},
    Column<Event>{"eventid", QT_TRANSLATE_NOOP("EventColumns", "Event"), CellKind::Monospace,
                  [](const Event &event) { return textOrNothing(event.eventid); }, 20},
    Column<Event>{"source", QT_TRANSLATE_NOOP("EventColumns", "Source"), CellKind::Monospace,
                  [](const Event &event) { return textOrNothing(endpointText(event.srcIp, event.srcPort)); }, 20},
    Column<Event>{"destination", QT_TRANSLATE_NOOP("EventColumns", "Destination"), CellKind::Monospace,
                  [](const Event &event) { return textOrNothing(endpointText(event.dstIp, event.dstPort)); }, 20},
    Column<Event>{"host", QT_TRANSLATE_NOOP("EventColumns", "Host"), CellKind::Text,
                  [](const Event &event) { return textOrNothing(event.hostname); }, 9},
    Column<Event>{"message", QT_TRANSLATE_NOOP("EventColumns", "Message"), CellKind::Text,
                  [](const Event &event) { return textOrNothing(event.message); }, 24, ColumnWish::Stretch},
    Column<Event>{"protocol", QT_TRANSLATE_NOOP("EventColumns", "Protocol"), CellKind::Text,
                  [](const Event &event) { return textOrNothing(event.protocol); }, 8, ColumnWish::Hidden},
    Column<Event>{"signature", QT_TRANSLATE_NOOP("EventColumns", "Signature"), CellKind::Text,
                  [](const Event &event) { return textOrNothing(event.signature); }, 26, ColumnWish::Hidden},
};

} // namespace

QString endpointText(const std::optional<IpAddress> &address, std::optional<qint32> port)
{
    if (!address)
        return {};
    const auto text = address->toString();
    if (!port)
        return text;
    return address->isV6 ? QStringLiteral("[%1]:%2").arg(text).arg(*port)
                         : QStringLiteral("%1:%2").arg(text).arg(*port);
}

std::span<const Column<Event>> eventColumns()
{
    return kColumns;
}

} // namespace minixdr
