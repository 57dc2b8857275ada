// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/events_service.h"

#include "services/events/event_codec.h"
#include "services/events/event_parameters.h"
#include "services/events/event_rows.h"
#include "services/paging/cached_value.h"
#include "services/paging/canonical_text.h"
#include "sql/events.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

namespace
{

constexpr seconds kPageLife{120};

qint64 readCount(postgres::RowReader &row)
{
    return row.read<qint64>();
}

} // namespace

EventsService::EventsService(postgres::Pool *pool, cache::Cache *cache)
    : m_pool(pool), m_cache(cache), m_indexes(pool, cache)
{
}

Task<EventPage> EventsService::page(EventQuery query, Session session, CallContext context)
{
    MX_CO_CHECK(checkPageSize(query.pageSize));
    const ValueLoader<EventPage> load = [this, query, session](CallContext within) {
        return loadPage(query, session, std::move(within));
    };
    const CacheRule rule{
        {session.organization, QStringLiteral("events"), QStringLiteral("page:") + canonicalText(query)},
        kPageLife,
        kEventPageFormat};
    const auto start = CallContext::Clock::now();
    MX_CO_TRY(auto found, co_await fetchCached(m_cache, rule, load, context));
    found.value.facts.fromCache = found.isFromCache;
    if (found.isFromCache)
        found.value.timing.server = CallContext::Clock::now() - start;
    co_return std::move(found.value);
}

Task<EventPage> EventsService::loadPage(EventQuery query, Session session, CallContext context)
{
    const auto timing = std::make_shared<postgres::QueryTiming>();
    MX_CO_TRY(const auto index, co_await m_indexes.get(query.filter, session, timing, context));
    MX_CO_TRY(const auto seek, co_await locate(query, index, session, timing, context));
    MX_CO_TRY(auto rows, co_await rowsAt(seek, query.filter, index, session, timing, context));
    rememberPage(*index, query.position, seek, rows);
    EventPage page{std::move(rows), factsOf(seek, query.pageSize, *index), *timing};
    co_return page;
}

/// Where the page begins, with the minutes loaded that its rows need.
Task<EventsService::Seek> EventsService::locate(EventQuery query, LoadedIndex index, Session session, Timing timing,
                                                CallContext context)
{
    const auto &filter = query.filter;
    qint64 newer = 0;
    if (const auto key = keyToCountFrom<EventKey>(query.position)) {
        MX_CO_TRY(newer, co_await rowsNewerThan(*key, filter, index, session, timing, context));
    }
    if (const auto *number = std::get_if<PageNumber>(&query.position)) {
        MX_CO_CHECK(checkPageNumber(number->number, index->total(), query.pageSize));
        const auto hours = index->hoursToLoad((number->number - 1) * query.pageSize, 1);
        if (number->number > 1)
            MX_CO_CHECK(co_await m_indexes.loadMinutes(index, hours, filter, session, timing, context));
    }
    co_return seekTo<EventKey>(query.position, query.pageSize, rangeOf(filter), *index, newer);
}

/// The index knows every newer minute; the rows of the key's own minute are counted.
Task<qint64> EventsService::rowsNewerThan(EventKey key, EventFilter filter, LoadedIndex index, Session session,
                                          Timing timing, CallContext context)
{
    const auto hour = index->hourToLoad(key.ts);
    MX_CO_CHECK(co_await m_indexes.loadMinutes(index, hour, filter, session, timing, context));
    const auto newerMinutes = index->rowsAfterMinuteOf(key.ts);
    const UtcTime minuteEnd = floor<minutes>(key.ts) + minutes{1};
    filter.until = std::min(filter.until.value_or(minuteEnd), minuteEnd);
    MX_CO_TRY(const auto inMinute, co_await countWithin(filter, key, session, timing, context));
    co_return newerMinutes + inMinute;
}

Task<std::vector<Event>> EventsService::rowsAt(Seek seek, EventFilter filter, LoadedIndex index, Session session,
                                               Timing timing, CallContext context)
{
    return isNarrow(filter) ? rowsInMinutes(seek, filter, index, session, timing, context)
                            : seekRows(seek, filter, session, timing, context);
}

Task<std::vector<Event>> EventsService::seekRows(Seek seek, EventFilter filter, Session session, Timing timing,
                                                 CallContext context)
{
    const auto range = rangeOf(filter);
    const auto &statement = seek.isUpwards ? sql::events::page_newer : sql::events::page_older;
    const postgres::Parameters parameters(session.organization, seek.isUpwards ? range.until : range.since,
                                          seek.bound.ts, seek.bound.id, seek.skip, seek.take);
    MX_CO_TRY(auto fetched, co_await m_pool->fetch(statement, parameters, session.organization, readEvent, context));
    *timing += fetched.timing;
    if (seek.isUpwards)
        std::reverse(fetched.rows.begin(), fetched.rows.end());
    co_return std::move(fetched.rows);
}

/// A narrow filter's rows may be far apart: each minute that holds some is visited, and nothing between.
Task<std::vector<Event>> EventsService::rowsInMinutes(Seek seek, EventFilter filter, LoadedIndex index, Session session,
                                                      Timing timing, CallContext context)
{
    const auto visit = minutesToVisit(seek, *index);
    const auto hours = index->hoursToLoad(visit.firstRow, visit.count);
    MX_CO_CHECK(co_await m_indexes.loadMinutes(index, hours, filter, session, timing, context));
    auto starts = index->minutesOf(visit.firstRow, visit.count);
    if (visit.ofKey && std::ranges::find(starts, *visit.ofKey) == starts.end())
        starts.push_back(*visit.ofKey);
    if (starts.empty())
        co_return std::vector<Event>{};
    std::vector<UtcTime> ends;
    for (const auto start : starts)
        ends.push_back(start + minutes{1});
    auto parameters = filterParameters(session.organization, filter);
    parameters.add(starts);
    parameters.add(ends);
    parameters.add(seek.bound.ts);
    parameters.add(seek.bound.id);
    parameters.add(seek.skip);
    parameters.add(seek.take);
    const auto &statement = seek.isUpwards ? sql::events::page_in_minutes_newer : sql::events::page_in_minutes;
    MX_CO_TRY(auto fetched, co_await m_pool->fetch(statement, parameters, session.organization, readEvent, context));
    *timing += fetched.timing;
    if (seek.isUpwards)
        std::reverse(fetched.rows.begin(), fetched.rows.end());
    co_return std::move(fetched.rows);
}

Task<Event> EventsService::event(EventKey key, Session session, CallContext context)
{
    const postgres::Parameters parameters(session.organization, key.ts, key.id);
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::events::one, parameters, session.organization, readEventWithRaw, context));
    if (fetched.rows.empty())
        co_return failure(ErrorKind::NotFound,
                          QStringLiteral("no event %1 at %2").arg(key.id.value).arg(toIso(key.ts)));
    co_return std::move(fetched.rows.front());
}

Task<qint64> EventsService::countNewer(EventFilter filter, EventKey key, Session session, CallContext context)
{
    const auto timing = std::make_shared<postgres::QueryTiming>();
    co_return co_await countWithin(filter, key, session, timing, context);
}

Task<qint64> EventsService::countWithin(EventFilter filter, EventKey key, Session session, Timing timing,
                                        CallContext context)
{
    auto parameters = filterParameters(session.organization, filter);
    parameters.add(key.ts);
    parameters.add(key.id);
    MX_CO_TRY(const auto fetched,
              co_await m_pool->fetch(sql::events::count_newer, parameters, session.organization, readCount, context));
    *timing += fetched.timing;
    co_return fetched.rows.front();
}

} // namespace minixdr
