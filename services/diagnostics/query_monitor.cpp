// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_monitor.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

void QueryMonitor::Tally::add(const postgres::QueryRun &run)
{
    const auto took = run.timing.sum();
    ++calls;
    rows += run.rows;
    errors += run.error.has_value();
    time += run.timing;
    maximum = std::max(maximum, took);
    const auto bucket = LatencyHistogram::bucketOf(took);
    auto place = std::lower_bound(buckets.begin(), buckets.end(), bucket,
                                  [](const auto &entry, quint16 wanted) { return entry.first < wanted; });
    if (place == buckets.end() || place->first != bucket)
        place = buckets.insert(place, {bucket, 0});
    ++place->second;
}

void QueryMonitor::Tally::addTo(LatencyHistogram &histogram) const
{
    for (const auto &[bucket, count] : buckets)
        histogram.addBucket(bucket, count);
    histogram.addTotals(time.sum(), maximum);
}

qint64 QueryMonitor::secondOf(Clock::time_point time)
{
    return floor<seconds>(time.time_since_epoch()).count();
}

QueryMonitor::Second &QueryMonitor::slot(qint64 number)
{
    auto &second = m_ring[static_cast<std::size_t>(number % kKept.count())];
    if (second.number != number)
        second = {number, {}, {}};
    return second;
}

const QueryMonitor::Second *QueryMonitor::find(qint64 number) const
{
    const auto &second = m_ring[static_cast<std::size_t>(number % kKept.count())];
    return second.number == number ? &second : nullptr;
}

void QueryMonitor::record(const postgres::QueryRun &run, Clock::time_point endedAt)
{
    const std::lock_guard lock(m_mutex);
    slot(secondOf(endedAt)).statements[run.statement].add(run);
}

void QueryMonitor::sample(ResourcePoint resources, quint64 hits, quint64 lookups, Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    const auto newLookups = lookups - std::exchange(m_lookups, lookups);
    const auto newHits = hits - std::exchange(m_hits, hits);
    if (newLookups > 0)
        resources.hitRate = static_cast<double>(newHits) / static_cast<double>(newLookups);
    slot(secondOf(now)).resources = resources;
}

LatencyPoint QueryMonitor::point(qint64 first, qint64 last, const QString &statement) const
{
    LatencyPoint point;
    LatencyHistogram histogram;
    const auto wanted = statement.toStdString();
    for (auto number = first; number <= last; ++number) {
        const auto *second = find(number);
        if (!second)
            continue;
        for (const auto &[name, tally] : second->statements) {
            if (!wanted.empty() && name != wanted)
                continue;
            point.calls += tally.calls;
            point.errors += tally.errors;
            tally.addTo(histogram);
        }
    }
    point.p50 = histogram.quantile(0.50);
    point.p95 = histogram.quantile(0.95);
    point.p99 = histogram.quantile(0.99);
    return point;
}

std::vector<StatementLatency> QueryMonitor::statements(qint64 first, qint64 last) const
{
    std::map<std::string_view, std::pair<StatementLatency, LatencyHistogram>> sums;
    nanoseconds whole{};
    for (auto number = first; number <= last; ++number) {
        const auto *second = find(number);
        if (!second)
            continue;
        for (const auto &[name, tally] : second->statements) {
            auto &[sum, histogram] = sums[name];
            sum.calls += tally.calls;
            sum.rows += tally.rows;
            sum.errors += tally.errors;
            sum.time += tally.time;
            whole += tally.time.sum();
            tally.addTo(histogram);
        }
    }
    std::vector<StatementLatency> lines;
    for (auto &[name, entry] : sums) {
        auto &[line, histogram] = entry;
        line.statement = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        line.p50 = histogram.quantile(0.50);
        line.p95 = histogram.quantile(0.95);
        line.p99 = histogram.quantile(0.99);
        line.share =
            whole.count() ? static_cast<double>(line.time.sum().count()) / static_cast<double>(whole.count()) : 0;
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { return a.share > b.share; });
    return lines;
}

Result<LatencyReport> QueryMonitor::report(const LatencyQuery &query, Clock::time_point now, UtcTime wallNow) const
{
    if (query.window < 1s || query.window > kKept)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("a window of %1 s is outside 1…%2 s").arg(query.window.count()).arg(kKept.count()));
    if (query.points < 2)
        return failure(ErrorKind::Invalid, QStringLiteral("a chart needs at least 2 points"));
    const std::lock_guard lock(m_mutex);
    // The running second is still filling: the chart ends with the last whole one.
    const auto last = secondOf(now) - 1;
    const auto width = (query.window.count() + query.points - 1) / query.points;
    LatencyReport report;
    report.window = query.window;
    for (auto end = last - (query.window.count() / width - 1) * width; end <= last; end += width) {
        auto point = this->point(end - width + 1, end, query.statement);
        point.at = floor<seconds>(wallNow) - seconds{last - end};
        report.points.push_back(std::move(point));
    }
    for (auto number = last - query.window.count() + 1; number <= last; ++number)
        if (const auto *second = find(number); second && second->resources)
            report.resources.push_back(*second->resources);
    report.statements = statements(last - query.window.count() + 1, last);
    return report;
}

} // namespace minixdr
