// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_json.h"

#include "services/paging/page_json.h"

#include <nlohmann/json.hpp>

namespace minixdr
{

namespace
{

using Json = nlohmann::ordered_json;

Json portOrNull(const std::optional<qint32> &port)
{
    return port ? Json(*port) : Json();
}

} // namespace

Json jsonOf(const Event &event)
{
    return {{"ts", toIso(event.ts).toStdString()},
            {"id", QString::number(event.id.value).toStdString()},
            {"organization_id", event.organization.value},
            {"severity", toWire(event.severity).toStdString()},
            {"source_type", toWire(event.sourceType).toStdString()},
            {"eventid", event.eventid.toStdString()},
            {"src_ip", textOrNull(event.srcIp)},
            {"src_port", portOrNull(event.srcPort)},
            {"dst_ip", textOrNull(event.dstIp)},
            {"dst_port", portOrNull(event.dstPort)},
            {"protocol", textOrNull(event.protocol)},
            {"hostname", textOrNull(event.hostname)},
            {"signature", textOrNull(event.signature)},
            {"message", event.message.toStdString()}};
}

QByteArray toJson(const EventPage &page)
{
    Json rows = Json::array();
    for (const auto &event : page.rows)
        rows.push_back(jsonOf(event));
    return pageJson("events", std::move(rows), page.facts);
}

QByteArray toJson(const Event &event)
{
    auto json = jsonOf(event);
    json["raw"] = event.raw.toStdString();
    return indented({{"schema_version", kJsonSchemaVersion}, {"event", std::move(json)}});
}

} // namespace minixdr
