// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/ip_address.h"
#include "services/base/utc_time.h"
#include "services/events/event.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace minixdr
{

enum class IncidentStatus : quint8 { Open, Investigating, Contained, Resolved, Dismissed };
enum class Escalation : quint8 { Low, Medium, High, Critical };

inline constexpr std::array kIncidentStatuses{IncidentStatus::Open, IncidentStatus::Investigating,
                                              IncidentStatus::Contained, IncidentStatus::Resolved,
                                              IncidentStatus::Dismissed};
inline constexpr std::array kEscalations{Escalation::Low, Escalation::Medium, Escalation::High, Escalation::Critical};

QString toWire(IncidentStatus status);
std::optional<IncidentStatus> incidentStatusFromWire(QStringView word);
QString toWire(Escalation escalation);
std::optional<Escalation> escalationFromWire(QStringView word);

struct IncidentKey {
    UtcTime createdAt;
    IncidentId id;
    auto operator<=>(const IncidentKey &) const = default;
};

/// One row of the incident list.
struct Incident {
    IncidentId id;
    OrganizationId organization;
    UtcTime createdAt;
    UtcTime updatedAt;
    qint32 version = 1; ///< for optimistic locking
    std::optional<IpAddress> srcIp;
    QString reason;
    IncidentStatus status = IncidentStatus::Open;
    Escalation escalation = Escalation::Medium;
    std::optional<UserId> assignee;
    QString assigneeName;            ///< empty if unassigned
    std::optional<double> riskScore; ///< 0…1
    QString threatCategory;
    QString containmentMethod;
    bool autoContained = false;
    qint64 eventCount = 0; ///< linked events

    IncidentKey key() const { return {createdAt, id}; }
    bool operator==(const Incident &) const = default;
};

/// One response action, by an agent or an analyst.
struct ActionLog {
    ActionLogId id;
    UtcTime executedAt;
    QString agentId;
    QString agentType;
    QString actionName;
    QByteArray params; ///< JSON
    QByteArray result; ///< JSON
    QString status;    ///< success, failed, rolled_back
    QString error;

    ActionLogId key() const { return id; }
    bool operator==(const ActionLog &) const = default;
};

/// One line of an incident's history: who changed what, or a note.
struct HistoryEntry {
    AuditLogId id;
    UtcTime at;
    QString actor;
    QString action;       ///< "incident.create", "incident.update", "incident.note", …
    QByteArray oldValues; ///< JSON object of the changed fields
    QByteArray newValues;
    QString note;

    AuditLogId key() const { return id; }
    bool operator==(const HistoryEntry &) const = default;
};

/// An incident with everything its detail shows, read in one round trip.
struct IncidentDetail {
    Incident incident;
    QByteArray triageNote;     ///< JSON {summary, severity, recommendation, rationale[]}
    std::vector<Event> events; ///< the newest linked ones, at most 1000, without `raw`
    std::vector<ActionLog> actions;
    std::vector<HistoryEntry> history;
    bool operator==(const IncidentDetail &) const = default;
};

} // namespace minixdr
