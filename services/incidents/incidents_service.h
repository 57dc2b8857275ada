// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident_reader.h"
#include "services/incidents/incident_writer.h"

namespace minixdr
{

/// One organization's incidents, read and written: what IncidentsPort promises, as coroutines of the service thread.
/// Owned by a workspace or a worker; pool and cache outlive it, the cache may be null.
class IncidentsService
{
public:
    IncidentsService(postgres::Pool *pool, cache::Cache *cache) : m_reader(pool, cache), m_writer(pool, cache) {}

    Task<IncidentPage> page(IncidentQuery query, Session session, CallContext context)
    {
        return m_reader.page(std::move(query), std::move(session), std::move(context));
    }
    Task<IncidentDetail> detail(IncidentId id, Session session, CallContext context)
    {
        return m_reader.detail(id, std::move(session), std::move(context));
    }
    Task<qint64> countNewer(IncidentFilter filter, IncidentKey key, Session session, CallContext context)
    {
        return m_reader.countNewer(std::move(filter), key, std::move(session), std::move(context));
    }
    Task<Incident> create(IncidentDraft draft, Session session, CallContext context)
    {
        return m_writer.create(std::move(draft), std::move(session), std::move(context));
    }
    Task<Incident> update(IncidentChange change, Session session, CallContext context)
    {
        return m_writer.update(std::move(change), std::move(session), std::move(context));
    }
    Task<HistoryEntry> addNote(IncidentId id, QString text, Session session, CallContext context)
    {
        return m_writer.addNote(id, std::move(text), std::move(session), std::move(context));
    }

private:
    IncidentReader m_reader;
    IncidentWriter m_writer;
};

} // namespace minixdr
