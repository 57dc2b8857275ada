// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_audit.h"

#include <nlohmann/json.hpp>

namespace minixdr
{

namespace
{

using Json = nlohmann::json;

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

/// The fields that a person changes, with the assignee also by name, for readers of the history.
Json changeableFields(const Incident &incident)
{
    return {{"status", toWire(incident.status).toStdString()},
            {"escalation_level", toWire(incident.escalation).toStdString()},
            {"assignee_id", incident.assignee ? Json(incident.assignee->value) : Json()},
            {"assignee", textOrNull(incident.assigneeName)}};
}

QByteArray bytesOf(const Json &object)
{
    return QByteArray::fromStdString(object.dump());
}

AuditRecord recordOf(const Incident &incident, const char *action, const QString &note)
{
    AuditRecord record;
    record.action = QString::fromLatin1(action);
    record.resourceType = QString::fromLatin1(kIncidentResource);
    record.resourceId = QString::number(incident.id.value);
    record.note = note;
    return record;
}

} // namespace

AuditRecord auditOfCreation(const Incident &incident, const QString &note)
{
    auto fields = changeableFields(incident);
    fields["reason"] = incident.reason.toStdString();
    fields["src_ip"] = textOrNull(incident.srcIp ? incident.srcIp->toString() : QString());
    fields["threat_category"] = textOrNull(incident.threatCategory);
    fields["events"] = incident.eventCount;
    auto record = recordOf(incident, "incident.create", note);
    record.newValues = bytesOf(fields);
    return record;
}

std::optional<AuditRecord> auditOfChange(const Incident &before, const Incident &after, const QString &note)
{
    Json oldValues = Json::object();
    Json newValues = Json::object();
    const auto oldFields = changeableFields(before);
    const auto newFields = changeableFields(after);
    for (const auto &[field, value] : newFields.items()) {
        if (value == oldFields.at(field))
            continue;
        oldValues[field] = oldFields.at(field);
        newValues[field] = value;
    }
    if (newValues.empty())
        return note.isEmpty() ? std::nullopt : std::optional(auditOfNote(before, note));

    const bool isAssignment = before.status == after.status && before.escalation == after.escalation;
    auto record = recordOf(before, isAssignment ? "incident.assign" : "incident.update", note);
    record.oldValues = bytesOf(oldValues);
    record.newValues = bytesOf(newValues);
    return record;
}

AuditRecord auditOfNote(const Incident &incident, const QString &note)
{
    return recordOf(incident, "incident.note", note);
}

} // namespace minixdr
