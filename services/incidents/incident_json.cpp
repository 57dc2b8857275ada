// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_json.h"

#include "services/events/event_json.h"
#include "services/paging/page_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace minixdr
{

namespace
{

using Json = nlohmann::ordered_json;

/// The column is a real: what follows its six digits is not the score's (0.65 would be 0.649999976).
double scoreOf(double real)
{
    return std::round(real * 1e6) / 1e6;
}

Json jsonOf(const Incident &incident)
{
    return {{"id", incident.id.value},
            {"organization_id", incident.organization.value},
            {"created_at", toIso(incident.createdAt).toStdString()},
            {"updated_at", toIso(incident.updatedAt).toStdString()},
            {"version", incident.version},
            {"src_ip", textOrNull(incident.srcIp)},
            {"reason", incident.reason.toStdString()},
            {"status", toWire(incident.status).toStdString()},
            {"escalation_level", toWire(incident.escalation).toStdString()},
            {"assignee_id", incident.assignee ? Json(incident.assignee->value) : Json()},
            {"assignee", textOrNull(incident.assigneeName)},
            {"risk_score", incident.riskScore ? Json(scoreOf(*incident.riskScore)) : Json()},
            {"threat_category", textOrNull(incident.threatCategory)},
            {"containment_method", textOrNull(incident.containmentMethod)},
            {"auto_contained", incident.autoContained},
            {"event_count", incident.eventCount}};
}

/// Columns of type jsonb are JSON already; anything else would be our own mistake, and is shown as text.
Json embedded(const QByteArray &bytes)
{
    auto value = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    return value.is_discarded() ? Json(bytes.toStdString()) : value;
}

Json jsonOf(const ActionLog &action)
{
    return {{"id", action.id.value},
            {"executed_at", toIso(action.executedAt).toStdString()},
            {"agent_id", action.agentId.toStdString()},
            {"agent_type", action.agentType.toStdString()},
            {"action_name", action.actionName.toStdString()},
            {"params", embedded(action.params)},
            {"result", embedded(action.result)},
            {"status", action.status.toStdString()},
            {"error", textOrNull(action.error)}};
}

Json jsonOf(const HistoryEntry &entry)
{
    return {{"id", entry.id.value},
            {"at", toIso(entry.at).toStdString()},
            {"actor", entry.actor.toStdString()},
            {"action", entry.action.toStdString()},
            {"old_values", embedded(entry.oldValues)},
            {"new_values", embedded(entry.newValues)},
            {"note", textOrNull(entry.note)}};
}

template <typename T>
Json listOf(const std::vector<T> &values)
{
    Json list = Json::array();
    for (const auto &value : values)
        list.push_back(jsonOf(value));
    return list;
}

} // namespace

QByteArray toJson(const IncidentPage &page)
{
    return pageJson("incidents", listOf(page.rows), page.facts);
}

QByteArray toJson(const IncidentDetail &detail)
{
    auto incident = jsonOf(detail.incident);
    incident["triage_note"] = embedded(detail.triageNote);
    return indented({{"schema_version", kJsonSchemaVersion},
                     {"incident", std::move(incident)},
                     {"events", listOf(detail.events)},
                     {"actions", listOf(detail.actions)},
                     {"history", listOf(detail.history)}});
}

} // namespace minixdr
