// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/incidents/incident_query.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// What the floors above ask of the session's organization's incidents. Futures from the service thread; every write
/// is audited in the same transaction and its cache tags are bumped after the commit.
class IncidentsPort
{
public:
    virtual ~IncidentsPort() = default;

    virtual QFuture<Result<IncidentPage>> page(IncidentQuery query, std::stop_token stop) = 0;
    virtual QFuture<Result<IncidentDetail>> detail(IncidentId id, std::stop_token stop) = 0;
    virtual QFuture<Result<qint64>> countNewer(IncidentFilter filter, IncidentKey key, std::stop_token stop) = 0;

    /// Answers the stored incident. Invalid names the field that cannot be accepted.
    virtual QFuture<Result<Incident>> create(IncidentDraft draft, std::stop_token stop) = 0;
    /// Answers the incident as it is now; Conflict if somebody changed it since `change.version`.
    virtual QFuture<Result<Incident>> update(IncidentChange change, std::stop_token stop) = 0;
    virtual QFuture<Result<HistoryEntry>> addNote(IncidentId id, QString text, std::stop_token stop) = 0;
};

} // namespace minixdr
