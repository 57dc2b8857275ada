// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/audit/audit_log.h"
#include "services/cache/cache.h"
#include "services/incidents/incident_query.h"
#include "services/postgres/pool.h"

namespace minixdr
{

/// Creates and changes one organization's incidents. Each write is one transaction that also holds its audit record;
/// one that lost to another transaction is tried once more; the cache tag "incidents" is bumped after the commit, and
/// after one of which nobody knows whether it counts. Lives on the service thread; pool and cache outlive it, the cache
/// may be null.
class IncidentWriter
{
public:
    IncidentWriter(postgres::Pool *pool, cache::Cache *cache) : m_pool(pool), m_cache(cache) {}

    /// Answers the stored incident. Invalid if a field cannot be accepted, the assignee is no active user of the
    /// organization, or an event is not the organization's.
    Task<Incident> create(IncidentDraft draft, Session session, CallContext context);
    /// Answers the incident as it is now, also when nothing differs. Conflict, naming the current version and who made
    /// it, if somebody changed it since `change.version`.
    Task<Incident> update(IncidentChange change, Session session, CallContext context);
    /// A note does not change the version. NotFound if the organization has no such incident.
    Task<HistoryEntry> addNote(IncidentId id, QString text, Session session, CallContext context);

private:
    Task<Incident> createOnce(IncidentDraft draft, Session session, CallContext context);
    Task<Incident> updateOnce(IncidentChange change, Session session, CallContext context);
    Task<HistoryEntry> addNoteOnce(IncidentId id, QString text, Session session, CallContext context);

    Task<IncidentId> insert(postgres::Lease *transaction, IncidentDraft draft, Session session, CallContext context);
    Task<> linkEvents(postgres::Lease *transaction, IncidentId id, std::vector<EventKey> events, Session session,
                      CallContext context);
    Task<Incident> read(postgres::Lease *transaction, postgres::Statement statement, IncidentId id, Session session,
                        CallContext context);
    Task<QString> activeUserName(postgres::Lease *transaction, std::optional<UserId> user, Session session,
                                 CallContext context);
    Task<> checkVersion(postgres::Lease *transaction, Incident current, qint32 expected, Session session,
                        CallContext context);
    Task<> store(postgres::Lease *transaction, Incident incident, Session session, CallContext context);
    Task<> bump(Session session, std::optional<Error> error);

    postgres::Pool *m_pool;
    cache::Cache *m_cache;
    AuditLog m_audit;
};

} // namespace minixdr
