// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_indexes.h"

#include "services/events/count_spans.h"
#include "services/events/event_parameters.h"
#include "services/paging/cached_value.h"
#include "sql/events.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

namespace
{

constexpr seconds kCountsLife{300};

TimeBucket readBucket(postgres::RowReader &row)
{
    const auto start = row.read<UtcTime>();
    return {start, row.read<qint64>()};
}

void addSpans(postgres::Parameters &parameters, const std::vector<TimeSpan> &spans)
{
    std::vector<UtcTime> since;
    std::vector<UtcTime> until;
    for (const auto &span : spans) {
        since.push_back(span.since);
        until.push_back(span.until);
    }
    parameters.add(since);
    parameters.add(until);
}

postgres::Parameters countParameters(OrganizationId organization, const EventFilter &filter, const CountSpans &spans,
                                     seconds width)
{
    postgres::Parameters parameters(organization);
    addSpans(parameters, spans.hours);
    addSpans(parameters, spans.minutes);
    addSpans(parameters, spans.rests);
    parameters.add(severityNumbers(filter));
    parameters.add(sourceTypeWords(filter));
    parameters.add(qint64(width.count()));
    return parameters;
}

} // namespace

EventIndexes::EventIndexes(postgres::Pool *pool, cache::Cache *cache)
    : m_pool(pool), m_cache(cache), m_indexes(cache, QStringLiteral("events"))
{
}

Task<LoadedIndex> EventIndexes::get(EventFilter filter, Session session, Timing timing, CallContext context)
{
    const PageIndexes::Loader load = [this, filter, session, timing](CallContext within) {
        return this->load(filter, session, timing, std::move(within));
    };
    co_return co_await m_indexes.get(session.organization, canonicalText(filter), load, context);
}

Task<PageIndex> EventIndexes::load(EventFilter filter, Session session, Timing timing, CallContext context)
{
    const ValueLoader<CountedBuckets> count = [this, filter, session, timing](CallContext within) {
        return this->count(filter, session, timing, std::move(within));
    };
    const CacheRule rule{
        {session.organization, QStringLiteral("events"), QStringLiteral("counts") + canonicalText(filter)},
        kCountsLife,
        kCountedBucketsFormat};
    MX_CO_TRY(auto counted, co_await fetchCached(m_cache, rule, count, context));
    auto &[countedAt, buckets] = counted.value;
    co_return isCounted(filter) ? PageIndex::ofHours(std::move(buckets), countedAt)
                                : PageIndex::ofMinutes(std::move(buckets), countedAt);
}

Task<CountedBuckets> EventIndexes::count(EventFilter filter, Session session, Timing timing, CallContext context)
{
    CountedBuckets counted{utcNow(), {}};
    if (isCounted(filter)) {
        MX_CO_TRY(counted.buckets, co_await sumCounts(filter, rangeOf(filter), hours{1}, session, timing, context));
        co_return counted;
    }
    auto parameters = filterParameters(session.organization, filter);
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::events::histogram, parameters, session.organization, readBucket, context));
    *timing += fetched.timing;
    counted.buckets = std::move(fetched.rows);
    co_return counted;
}

Task<std::vector<TimeBucket>> EventIndexes::sumCounts(EventFilter filter, TimeSpan range, seconds width,
                                                      Session session, Timing timing, CallContext context)
{
    const auto spans = splitForCounting(range, width < hours{1} ? CoarsestGrain::Minute : CoarsestGrain::Hour);
    const auto parameters = countParameters(session.organization, filter, spans, width);
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::events::counts, parameters, session.organization, readBucket, context));
    *timing += fetched.timing;
    co_return std::move(fetched.rows);
}

Task<> EventIndexes::loadMinutes(LoadedIndex index, std::optional<TimeSpan> span, EventFilter filter, Session session,
                                 Timing timing, CallContext context)
{
    if (!span)
        co_return {};
    const auto range = rangeOf(filter);
    const TimeSpan part{std::max(span->since, range.since), std::min(span->until, range.until)};
    MX_CO_TRY(auto buckets, co_await sumCounts(filter, part, minutes{1}, session, timing, context));
    index->addMinutes(*span, std::move(buckets));
    co_return {};
}

} // namespace minixdr
