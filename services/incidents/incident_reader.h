// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/incidents/incident_query.h"
#include "services/paging/page_indexes.h"
#include "services/paging/page_seek.h"
#include "services/paging/paging_codec.h"
#include "services/postgres/pool.h"

namespace minixdr
{

/// Reads one organization's incidents: pages, details, counts of what is new. The organization is always the
/// session's. Lives on the service thread, owned by a workspace or a worker; pool and cache outlive it, the cache may
/// be null. IncidentWriter changes them.
class IncidentReader
{
public:
    IncidentReader(postgres::Pool *pool, cache::Cache *cache);

    /// Invalid, naming the range, for a page size outside 1…1000 or a page that does not exist.
    Task<IncidentPage> page(IncidentQuery query, Session session, CallContext context);
    /// One round trip; NotFound if the organization has no such incident.
    Task<IncidentDetail> detail(IncidentId id, Session session, CallContext context);
    /// How many incidents of `filter` are newer than `key`.
    Task<qint64> countNewer(IncidentFilter filter, IncidentKey key, Session session, CallContext context);

private:
    using Seek = PageSeek<IncidentKey>;
    using Timing = std::shared_ptr<postgres::QueryTiming>;

    Task<IncidentPage> loadPage(IncidentQuery query, Session session, CallContext context);
    Task<LoadedIndex> index(IncidentFilter filter, Session session, Timing timing, CallContext context);
    Task<PageIndex> loadIndex(IncidentFilter filter, Session session, Timing timing, CallContext context);
    Task<CountedBuckets> count(IncidentFilter filter, Session session, Timing timing, CallContext context);
    Task<qint64> rowsNewerThan(IncidentKey key, IncidentFilter filter, LoadedIndex index, Session session,
                               Timing timing, CallContext context);
    Task<qint64> countWithin(IncidentFilter filter, IncidentKey key, Session session, Timing timing,
                             CallContext context);
    Task<std::vector<Incident>> seekRows(Seek seek, IncidentFilter filter, Session session, Timing timing,
                                         CallContext context);
    Task<IncidentDetail> loadDetail(IncidentId id, Session session, CallContext context);

    postgres::Pool *m_pool;
    cache::Cache *m_cache;
    PageIndexes m_indexes;
};

} // namespace minixdr
