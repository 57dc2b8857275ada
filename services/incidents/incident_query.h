// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/paging.h"
#include "services/incidents/incident.h"
#include "services/postgres/query_run.h"

namespace minixdr
{

/// Which incidents; every field narrows, an empty one does not.
struct IncidentFilter {
    std::optional<UtcTime> from;
    std::optional<UtcTime> until;
    std::vector<IncidentStatus> statuses;
    std::vector<Escalation> escalations;
    std::optional<UserId> assignee;
    bool onlyUnassigned = false;
    QString threatCategory;          ///< exact
    std::optional<IpNetwork> source; ///< address within
    QString text;                    ///< somewhere in the reason, case ignored

    bool operator==(const IncidentFilter &) const = default;
};

using IncidentPosition = PagePosition<IncidentKey>;

struct IncidentQuery {
    IncidentFilter filter;
    IncidentPosition position = FirstPage{};
    int pageSize = 50; ///< 1…1000

    bool operator==(const IncidentQuery &) const = default;
};

struct IncidentPage {
    std::vector<Incident> rows; ///< newest first
    PageFacts facts;
    postgres::QueryTiming timing;
};

/// A new incident; `events` are linked as its triggers.
struct IncidentDraft {
    std::optional<IpAddress> srcIp;
    QString reason; ///< 1…256 characters
    Escalation escalation = Escalation::Medium;
    QString threatCategory;
    std::optional<UserId> assignee;
    QString note;
    std::vector<EventKey> events;
};

/// What to change; an empty optional leaves the field. Conflict if `version` is no longer the stored one.
struct IncidentChange {
    IncidentId id;
    qint32 version = 0;
    std::optional<IncidentStatus> status;
    std::optional<Escalation> escalation;
    std::optional<std::optional<UserId>> assignee; ///< an inner empty one unassigns
    QString note;                                  ///< recorded with the change
};

} // namespace minixdr
