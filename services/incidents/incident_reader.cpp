// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_reader.h"

#include "services/incidents/incident_codec.h"
#include "services/incidents/incident_parameters.h"
#include "services/incidents/incident_rows.h"
#include "services/paging/cached_value.h"
#include "services/paging/canonical_text.h"
#include "sql/incidents.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

namespace
{

constexpr seconds kPageLife{120};
constexpr seconds kDetailLife{300};
constexpr seconds kCountsLife{300};

QString tag()
{
    return QStringLiteral("incidents");
}

qint64 readCount(postgres::RowReader &row)
{
    return row.read<qint64>();
}

TimeBucket readBucket(postgres::RowReader &row)
{
    const auto start = row.read<UtcTime>();
    return {start, row.read<qint64>()};
}

} // namespace

IncidentReader::IncidentReader(postgres::Pool *pool, cache::Cache *cache)
    : m_pool(pool), m_cache(cache), m_indexes(cache, tag())
{
}

Task<IncidentPage> IncidentReader::page(IncidentQuery query, Session session, CallContext context)
{
    MX_CO_CHECK(checkPageSize(query.pageSize));
    const ValueLoader<IncidentPage> load = [this, query, session](CallContext within) {
        return loadPage(query, session, std::move(within));
    };
    const CacheRule rule{
        {session.organization, tag(), QStringLiteral("page:") + canonicalText(query)}, kPageLife, kIncidentPageFormat};
    const auto start = CallContext::Clock::now();
    MX_CO_TRY(auto found, co_await fetchCached(m_cache, rule, load, context));
    found.value.facts.fromCache = found.isFromCache;
    if (found.isFromCache)
        found.value.timing.server = CallContext::Clock::now() - start;
    co_return std::move(found.value);
}

Task<IncidentPage> IncidentReader::loadPage(IncidentQuery query, Session session, CallContext context)
{
    const auto timing = std::make_shared<postgres::QueryTiming>();
    MX_CO_TRY(const auto index, co_await this->index(query.filter, session, timing, context));
    if (const auto *number = std::get_if<PageNumber>(&query.position))
        MX_CO_CHECK(checkPageNumber(number->number, index->total(), query.pageSize));
    qint64 newer = 0;
    if (const auto key = keyToCountFrom<IncidentKey>(query.position)) {
        MX_CO_TRY(newer, co_await rowsNewerThan(*key, query.filter, index, session, timing, context));
    }
    const auto seek = seekTo<IncidentKey>(query.position, query.pageSize, rangeOf(query.filter), *index, newer);
    MX_CO_TRY(auto rows, co_await seekRows(seek, query.filter, session, timing, context));
    rememberPage(*index, query.position, seek, rows);
    IncidentPage page{std::move(rows), factsOf(seek, query.pageSize, *index), *timing};
    co_return page;
}

Task<LoadedIndex> IncidentReader::index(IncidentFilter filter, Session session, Timing timing, CallContext context)
{
    const PageIndexes::Loader load = [this, filter, session, timing](CallContext within) {
        return loadIndex(filter, session, timing, std::move(within));
    };
    co_return co_await m_indexes.get(session.organization, canonicalText(filter), load, context);
}

Task<PageIndex> IncidentReader::loadIndex(IncidentFilter filter, Session session, Timing timing, CallContext context)
{
    const ValueLoader<CountedBuckets> count = [this, filter, session, timing](CallContext within) {
        return this->count(filter, session, timing, std::move(within));
    };
    const CacheRule rule{{session.organization, tag(), QStringLiteral("counts") + canonicalText(filter)},
                         kCountsLife,
                         kCountedBucketsFormat};
    MX_CO_TRY(auto counted, co_await fetchCached(m_cache, rule, count, context));
    co_return PageIndex::ofMinutes(std::move(counted.value.buckets), counted.value.countedAt);
}

Task<CountedBuckets> IncidentReader::count(IncidentFilter filter, Session session, Timing timing, CallContext context)
{
    CountedBuckets counted{utcNow(), {}};
    const auto parameters = filterParameters(session.organization, filter);
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::incidents::histogram, parameters, session.organization, readBucket, context));
    *timing += fetched.timing;
    counted.buckets = std::move(fetched.rows);
    co_return counted;
}

/// The index knows every newer minute; the rows of the key's own minute are counted.
Task<qint64> IncidentReader::rowsNewerThan(IncidentKey key, IncidentFilter filter, LoadedIndex index, Session session,
                                           Timing timing, CallContext context)
{
    const UtcTime minuteEnd = floor<minutes>(key.createdAt) + minutes{1};
    filter.until = std::min(filter.until.value_or(minuteEnd), minuteEnd);
    MX_CO_TRY(const auto inMinute, co_await countWithin(filter, key, session, timing, context));
    co_return index->rowsAfterMinuteOf(key.createdAt) + inMinute;
}

Task<std::vector<Incident>> IncidentReader::seekRows(Seek seek, IncidentFilter filter, Session session, Timing timing,
                                                     CallContext context)
{
    auto parameters = filterParameters(session.organization, filter);
    parameters.add(seek.bound.createdAt);
    parameters.add(seek.bound.id);
    parameters.add(seek.skip);
    parameters.add(seek.take);
    const auto &statement = seek.isUpwards ? sql::incidents::page_newer : sql::incidents::page_older;
    MX_CO_TRY(auto fetched, co_await m_pool->fetch(statement, parameters, session.organization, readIncident, context));
    *timing += fetched.timing;
    if (seek.isUpwards)
        std::reverse(fetched.rows.begin(), fetched.rows.end());
    co_return std::move(fetched.rows);
}

Task<IncidentDetail> IncidentReader::detail(IncidentId id, Session session, CallContext context)
{
    const ValueLoader<IncidentDetail> load = [this, id, session](CallContext within) {
        return loadDetail(id, session, std::move(within));
    };
    const CacheRule rule{
        {session.organization, tag(), QStringLiteral("detail:%1").arg(id.value)}, kDetailLife, kIncidentDetailFormat};
    MX_CO_TRY(auto found, co_await fetchCached(m_cache, rule, load, context));
    co_return std::move(found.value);
}

Task<IncidentDetail> IncidentReader::loadDetail(IncidentId id, Session session, CallContext context)
{
    const postgres::Parameters parameters(session.organization, id);
    MX_CO_TRY(const auto fetched, co_await m_pool->fetch(sql::incidents::detail, parameters, session.organization,
                                                         readIncidentDetail, context));
    if (fetched.rows.empty())
        co_return failure(ErrorKind::NotFound, QStringLiteral("no incident %1").arg(id.value));
    co_return toDetail(fetched.rows.front());
}

Task<qint64> IncidentReader::countNewer(IncidentFilter filter, IncidentKey key, Session session, CallContext context)
{
    const auto timing = std::make_shared<postgres::QueryTiming>();
    co_return co_await countWithin(filter, key, session, timing, context);
}

Task<qint64> IncidentReader::countWithin(IncidentFilter filter, IncidentKey key, Session session, Timing timing,
                                         CallContext context)
{
    auto parameters = filterParameters(session.organization, filter);
    parameters.add(key.createdAt);
    parameters.add(key.id);
    MX_CO_TRY(const auto fetched, co_await m_pool->fetch(sql::incidents::count_newer, parameters, session.organization,
                                                         readCount, context));
    *timing += fetched.timing;
    co_return fetched.rows.front();
}

} // namespace minixdr
