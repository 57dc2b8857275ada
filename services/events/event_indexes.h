// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/events/event_query.h"
#include "services/paging/page_indexes.h"
#include "services/paging/paging_codec.h"
#include "services/postgres/pool.h"

namespace minixdr
{

/// Knows where the events of a filter lie: from event_counts where those suffice, else from one scan by minute, kept in
/// Redis for 300 s. Owned by EventsService, on its thread; pool and cache outlive it, the cache may be null.
class EventIndexes
{
public:
    /// Adds up the time of all statements of a call.
    using Timing = std::shared_ptr<postgres::QueryTiming>;

    EventIndexes(postgres::Pool *pool, cache::Cache *cache);

    /// The index of `filter`; its minutes may still be missing.
    Task<LoadedIndex> get(EventFilter filter, Session session, Timing timing, CallContext context);
    /// Completes the minutes of `span`; nothing is asked if there is none.
    Task<> loadMinutes(LoadedIndex index, std::optional<TimeSpan> span, EventFilter filter, Session session,
                       Timing timing, CallContext context);

private:
    Task<PageIndex> load(EventFilter filter, Session session, Timing timing, CallContext context);
    Task<CountedBuckets> count(EventFilter filter, Session session, Timing timing, CallContext context);
    Task<std::vector<TimeBucket>> sumCounts(EventFilter filter, TimeSpan range, std::chrono::seconds width,
                                            Session session, Timing timing, CallContext context);

    postgres::Pool *m_pool;
    cache::Cache *m_cache;
    PageIndexes m_indexes;
};

} // namespace minixdr
