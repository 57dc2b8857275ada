// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_rows.h"

#include <nlohmann/json.hpp>

namespace minixdr
{

namespace
{

using Json = nlohmann::json;

QString textOf(const Json &value)
{
    return value.is_null() ? QString() : QString::fromStdString(value.get_ref<const std::string &>());
}

UtcTime timeOf(const Json &micros)
{
    return UtcTime{std::chrono::microseconds{micros.get<qint64>()}};
}

std::optional<IpAddress> addressOf(const Json &value)
{
    return value.is_null() ? std::nullopt : IpAddress::parse(textOf(value));
}

std::optional<qint32> portOf(const Json &value)
{
    return value.is_null() ? std::nullopt : std::optional(value.get<qint32>());
}

QByteArray jsonOf(const Json &value)
{
    return QByteArray::fromStdString(value.dump());
}

Event eventOf(const Json &json)
{
    Event event;
    event.ts = timeOf(json.at("ts"));
    event.id = {json.at("id").get<qint64>()};
    event.organization = {json.at("organization").get<qint64>()};
    event.severity = static_cast<Severity>(json.at("severity").get<quint8>());
    event.sourceType = sourceTypeFromWire(textOf(json.at("source_type"))).value_or(SourceType::Custom);
    event.eventid = textOf(json.at("eventid"));
    event.srcIp = addressOf(json.at("src_ip"));
    event.dstIp = addressOf(json.at("dst_ip"));
    event.srcPort = portOf(json.at("src_port"));
    event.dstPort = portOf(json.at("dst_port"));
    event.protocol = textOf(json.at("protocol"));
    event.hostname = textOf(json.at("hostname"));
    event.signature = textOf(json.at("signature"));
    event.message = textOf(json.at("message"));
    return event;
}

ActionLog actionOf(const Json &json)
{
    ActionLog action;
    action.id = {json.at("id").get<qint64>()};
    action.executedAt = timeOf(json.at("executed_at"));
    action.agentId = textOf(json.at("agent_id"));
    action.agentType = textOf(json.at("agent_type"));
    action.actionName = textOf(json.at("action_name"));
    action.params = jsonOf(json.at("params"));
    action.result = jsonOf(json.at("result"));
    action.status = textOf(json.at("status"));
    action.error = textOf(json.at("error"));
    return action;
}

HistoryEntry historyOf(const Json &json)
{
    HistoryEntry entry;
    entry.id = {json.at("id").get<qint64>()};
    entry.at = timeOf(json.at("at"));
    entry.actor = textOf(json.at("actor"));
    entry.action = textOf(json.at("action"));
    entry.oldValues = jsonOf(json.at("old_values"));
    entry.newValues = jsonOf(json.at("new_values"));
    entry.note = textOf(json.at("note"));
    return entry;
}

/// NULL, when there is nothing to aggregate, is an empty list.
template <typename T>
std::vector<T> listOf(const QByteArray &json, T (*read)(const Json &))
{
    std::vector<T> list;
    if (!json.isEmpty())
        for (const auto &element : Json::parse(json.begin(), json.end()))
            list.push_back(read(element));
    return list;
}

QString readText(postgres::RowReader &row)
{
    return row.read<std::optional<QString>>().value_or(QString());
}

} // namespace

Incident readIncident(postgres::RowReader &row)
{
    Incident incident;
    incident.id = row.read<IncidentId>();
    incident.organization = row.read<OrganizationId>();
    incident.createdAt = row.read<UtcTime>();
    incident.updatedAt = row.read<UtcTime>();
    incident.version = row.read<qint32>();
    incident.srcIp = row.read<std::optional<IpAddress>>();
    incident.reason = row.read<QString>();
    // The words are checked by the table.
    incident.status = incidentStatusFromWire(row.read<QString>()).value_or(IncidentStatus::Open);
    incident.escalation = escalationFromWire(row.read<QString>()).value_or(Escalation::Medium);
    incident.assignee = row.read<std::optional<UserId>>();
    incident.assigneeName = readText(row);
    incident.riskScore = row.read<std::optional<double>>();
    incident.threatCategory = readText(row);
    incident.containmentMethod = readText(row);
    incident.autoContained = row.read<bool>();
    incident.eventCount = row.read<qint64>();
    return incident;
}

IncidentDetailRow readIncidentDetail(postgres::RowReader &row)
{
    IncidentDetailRow detail;
    detail.incident = readIncident(row);
    detail.triageNote = row.read<postgres::Jsonb>().text;
    detail.events = row.read<std::optional<QByteArray>>().value_or(QByteArray());
    detail.actions = row.read<std::optional<QByteArray>>().value_or(QByteArray());
    detail.history = row.read<std::optional<QByteArray>>().value_or(QByteArray());
    return detail;
}

Result<IncidentDetail> toDetail(const IncidentDetailRow &row)
{
    try {
        return IncidentDetail{row.incident, row.triageNote, listOf(row.events, eventOf), listOf(row.actions, actionOf),
                              listOf(row.history, historyOf)};
    } catch (const Json::exception &error) {
        return failure(ErrorKind::Bug, QStringLiteral("incidents.detail: ") + QString::fromUtf8(error.what()));
    }
}

} // namespace minixdr
