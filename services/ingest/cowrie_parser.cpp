// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/cowrie_parser.h"

#include "services/ingest/json_fields.h"
#include "services/ingest/severity_rule.h"

namespace minixdr::ingest
{

ParsedLine parseCowrie(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        return unreadable(object.error());
    JsonFields log(*object);

    Event event;
    event.sourceType = SourceType::Cowrie;
    event.eventid = log.text("eventid");
    if (!event.eventid.startsWith(QLatin1String("cowrie.")))
        return unreadable(QStringLiteral("no eventid of Cowrie"));
    event.ts = log.time("timestamp");
    event.srcIp = log.address("src_ip");
    event.dstIp = log.address("dst_ip");
    event.srcPort = log.port("src_port");
    event.dstPort = log.port("dst_port");
    event.protocol = log.text("protocol").toLower();
    event.hostname = log.text("sensor");
    event.message = log.text("message");
    if (event.message.isEmpty())
        event.message = log.text("input");
    event.severity = severityByRule(event.eventid, event.message);
    if (!log.problem().isEmpty())
        return unreadable(log.problem());
    event.raw = line;
    return event;
}

} // namespace minixdr::ingest
