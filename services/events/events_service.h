// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/events/event_indexes.h"
#include "services/events/event_query.h"
#include "services/paging/page_seek.h"
#include "services/postgres/pool.h"

namespace minixdr
{

/// Reads one organization's events: pages by key, number or time, single events, counts of what is new. The
/// organization is always the session's. Lives on the service thread, owned by a workspace or a worker; pool and cache
/// outlive it, the cache may be null.
class EventsService
{
public:
    EventsService(postgres::Pool *pool, cache::Cache *cache);

    /// Invalid, naming the range, for a page size outside 1…1000 or a page that does not exist. The timing adds up all
    /// statements; once the filter's counts are known that is one for a page by number.
    Task<EventPage> page(EventQuery query, Session session, CallContext context);

    /// With `raw`; NotFound if the organization has none of that key.
    Task<Event> event(EventKey key, Session session, CallContext context);

    /// How many events of `filter` are newer than `key`, exactly: it reads those, so keep the key recent.
    Task<qint64> countNewer(EventFilter filter, EventKey key, Session session, CallContext context);

private:
    using Seek = PageSeek<EventKey>;
    using Timing = EventIndexes::Timing;

    Task<EventPage> loadPage(EventQuery query, Session session, CallContext context);
    Task<Seek> locate(EventQuery query, LoadedIndex index, Session session, Timing timing, CallContext context);
    Task<qint64> rowsNewerThan(EventKey key, EventFilter filter, LoadedIndex index, Session session, Timing timing,
                               CallContext context);
    Task<qint64> countWithin(EventFilter filter, EventKey key, Session session, Timing timing, CallContext context);
    Task<std::vector<Event>> rowsAt(Seek seek, EventFilter filter, LoadedIndex index, Session session, Timing timing,
                                    CallContext context);
    Task<std::vector<Event>> seekRows(Seek seek, EventFilter filter, Session session, Timing timing,
                                      CallContext context);
    Task<std::vector<Event>> rowsInMinutes(Seek seek, EventFilter filter, LoadedIndex index, Session session,
                                           Timing timing, CallContext context);

    postgres::Pool *m_pool;
    cache::Cache *m_cache;
    EventIndexes m_indexes;
};

} // namespace minixdr
