// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_rows.h"

namespace minixdr
{

namespace
{

QString readText(postgres::RowReader &row)
{
    return row.read<std::optional<QString>>().value_or(QString());
}

} // namespace

Event readEvent(postgres::RowReader &row)
{
    Event event;
    event.ts = row.read<UtcTime>();
    event.id = row.read<EventId>();
    event.organization = row.read<OrganizationId>();
    event.severity = static_cast<Severity>(row.read<qint16>()); // 0…4 by a CHECK of the table
    event.sourceType = sourceTypeFromWire(row.read<QString>()).value_or(SourceType::Custom);
    event.eventid = row.read<QString>();
    event.srcIp = row.read<std::optional<IpAddress>>();
    event.dstIp = row.read<std::optional<IpAddress>>();
    event.srcPort = row.read<std::optional<qint32>>();
    event.dstPort = row.read<std::optional<qint32>>();
    event.protocol = readText(row);
    event.hostname = readText(row);
    event.signature = readText(row);
    event.message = row.read<QString>();
    return event;
}

Event readEventWithRaw(postgres::RowReader &row)
{
    auto event = readEvent(row);
    event.raw = row.read<QByteArray>();
    return event;
}

} // namespace minixdr
