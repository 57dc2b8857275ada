// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/latency_tally.h"

#include <algorithm>

namespace minixdr
{

void StatementTally::count(quint16 bucket, quint32 times)
{
    auto place = std::lower_bound(buckets.begin(), buckets.end(), bucket,
                                  [](const auto &entry, quint16 wanted) { return entry.first < wanted; });
    if (place == buckets.end() || place->first != bucket)
        place = buckets.insert(place, {bucket, 0});
    place->second += times;
}

void StatementTally::add(const postgres::QueryRun &run)
{
    const auto took = run.timing.sum();
    ++calls;
    rows += run.rows;
    errors += run.error.has_value();
    time += run.timing;
    maximum = std::max(maximum, took);
    count(LatencyHistogram::bucketOf(took), 1);
}

void StatementTally::add(const StatementTally &other)
{
    calls += other.calls;
    rows += other.rows;
    errors += other.errors;
    time += other.time;
    maximum = std::max(maximum, other.maximum);
    for (const auto &[bucket, times] : other.buckets)
        count(bucket, times);
}

void StatementTally::addTo(LatencyHistogram &histogram) const
{
    for (const auto &[bucket, times] : buckets)
        histogram.addBucket(bucket, times);
    histogram.addTotals(time.sum(), maximum);
}

void ResourceTally::add(const ResourceTally &other)
{
    if (other.samples == 0)
        return;
    busiest = std::max(busiest, other.busiest);
    mostWaiting = std::max(mostWaiting, other.mostWaiting);
    limit = std::max(limit, other.limit);
    samples += other.samples;
    hits += other.hits;
    lookups += other.lookups;
}

ResourcePoint ResourceTally::point(UtcTime at) const
{
    ResourcePoint point{at, busiest, mostWaiting, limit, std::nullopt};
    if (lookups > 0)
        point.hitRate = static_cast<double>(hits) / static_cast<double>(lookups);
    return point;
}

void LatencyTally::add(const LatencyTally &other)
{
    for (const auto &[statement, tally] : other.statements)
        statements[statement].add(tally);
    resources.add(other.resources);
}

} // namespace minixdr
