// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_codec.h"

#include "services/base/versioned_bytes.h"
#include "services/events/event_codec.h"
#include "services/paging/paging_codec.h"

namespace minixdr
{

QDataStream &operator<<(QDataStream &stream, const Incident &incident)
{
    return stream << incident.id << incident.organization << incident.createdAt << incident.updatedAt
                  << incident.version << incident.srcIp << incident.reason << incident.status << incident.escalation
                  << incident.assignee << incident.assigneeName << incident.riskScore << incident.threatCategory
                  << incident.containmentMethod << incident.autoContained << incident.eventCount;
}

QDataStream &operator>>(QDataStream &stream, Incident &incident)
{
    stream >> incident.id >> incident.organization >> incident.createdAt >> incident.updatedAt >> incident.version >>
        incident.srcIp >> incident.reason >> incident.status >> incident.escalation >> incident.assignee >>
        incident.assigneeName >> incident.riskScore >> incident.threatCategory >> incident.containmentMethod >>
        incident.autoContained >> incident.eventCount;
    refuseBeyond(stream, incident.status, kIncidentStatuses);
    refuseBeyond(stream, incident.escalation, kEscalations);
    return stream;
}

static QDataStream &operator<<(QDataStream &stream, const ActionLog &action)
{
    return stream << action.id << action.executedAt << action.agentId << action.agentType << action.actionName
                  << action.params << action.result << action.status << action.error;
}

static QDataStream &operator>>(QDataStream &stream, ActionLog &action)
{
    return stream >> action.id >> action.executedAt >> action.agentId >> action.agentType >> action.actionName >>
           action.params >> action.result >> action.status >> action.error;
}

static QDataStream &operator<<(QDataStream &stream, const HistoryEntry &entry)
{
    return stream << entry.id << entry.at << entry.actor << entry.action << entry.oldValues << entry.newValues
                  << entry.note;
}

static QDataStream &operator>>(QDataStream &stream, HistoryEntry &entry)
{
    return stream >> entry.id >> entry.at >> entry.actor >> entry.action >> entry.oldValues >> entry.newValues >>
           entry.note;
}

QDataStream &operator<<(QDataStream &stream, const IncidentPage &page)
{
    return stream << page.rows << page.facts;
}

QDataStream &operator>>(QDataStream &stream, IncidentPage &page)
{
    return stream >> page.rows >> page.facts;
}

QDataStream &operator<<(QDataStream &stream, const IncidentDetail &detail)
{
    return stream << detail.incident << detail.triageNote << detail.events << detail.actions << detail.history;
}

QDataStream &operator>>(QDataStream &stream, IncidentDetail &detail)
{
    return stream >> detail.incident >> detail.triageNote >> detail.events >> detail.actions >> detail.history;
}

} // namespace minixdr
