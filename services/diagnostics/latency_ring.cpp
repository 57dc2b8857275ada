// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/latency_ring.h"

#include <algorithm>

namespace minixdr
{
namespace
{

template <typename Percentiles>
void readPercentiles(Percentiles &target, const LatencyHistogram &histogram)
{
    target.p50 = histogram.quantile(0.50);
    target.p95 = histogram.quantile(0.95);
    target.p99 = histogram.quantile(0.99);
}

double shareOf(std::chrono::nanoseconds part, std::chrono::nanoseconds whole)
{
    return whole.count() ? static_cast<double>(part.count()) / static_cast<double>(whole.count()) : 0;
}

} // namespace

LatencyTally *LatencyRing::slot(qint64 number)
{
    auto &slot = m_slots[static_cast<std::size_t>(number) % m_slots.size()];
    if (slot.number > number)
        return nullptr;
    if (slot.number < number)
        slot = {number, {}};
    return &slot.tally;
}

const LatencyTally *LatencyRing::find(qint64 number) const
{
    if (number < 0)
        return nullptr;
    const auto &slot = m_slots[static_cast<std::size_t>(number) % m_slots.size()];
    return slot.number == number ? &slot.tally : nullptr;
}

LatencyReport LatencyRing::report(const LatencyQuery &query, qint64 last, UtcTime end) const
{
    const auto slots = (query.window + m_width - std::chrono::seconds{1}) / m_width;
    const auto group = (slots + query.points - 1) / query.points;
    const auto first = last - slots + 1;
    LatencyReport report;
    report.window = query.window;
    for (auto until = last - (slots / group - 1) * group; until <= last; until += group) {
        auto point = this->point(until - group + 1, until, query.statement);
        point.at = end - m_width * (last - until);
        report.points.push_back(std::move(point));
    }
    report.resources = resources(first, last, group, end);
    report.statements = statements(first, last);
    return report;
}

LatencyPoint LatencyRing::point(qint64 first, qint64 last, const QString &statement) const
{
    LatencyPoint point;
    LatencyHistogram histogram;
    const auto wanted = statement.toStdString();
    for (auto number = first; number <= last; ++number) {
        const auto *tally = find(number);
        if (!tally)
            continue;
        for (const auto &[name, ran] : tally->statements) {
            if (!wanted.empty() && name != wanted)
                continue;
            point.calls += ran.calls;
            point.errors += ran.errors;
            point.time += ran.time;
            ran.addTo(histogram);
        }
    }
    readPercentiles(point, histogram);
    return point;
}

std::vector<StatementLatency> LatencyRing::statements(qint64 first, qint64 last) const
{
    LatencyTally sum;
    for (auto number = first; number <= last; ++number)
        if (const auto *tally = find(number))
            sum.add(*tally);
    std::chrono::nanoseconds whole{};
    for (const auto &[name, tally] : sum.statements)
        whole += tally.time.sum();
    std::vector<StatementLatency> lines;
    for (const auto &[name, tally] : sum.statements) {
        StatementLatency line;
        line.statement = QString::fromStdString(name);
        line.calls = tally.calls;
        line.rows = tally.rows;
        line.errors = tally.errors;
        line.time = tally.time;
        line.share = shareOf(tally.time.sum(), whole);
        LatencyHistogram histogram;
        tally.addTo(histogram);
        readPercentiles(line, histogram);
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, std::greater{}, &StatementLatency::share);
    return lines;
}

std::vector<ResourcePoint> LatencyRing::resources(qint64 first, qint64 last, qint64 group, UtcTime end) const
{
    std::vector<ResourcePoint> points;
    for (auto from = first; from <= last; from += group) {
        const auto until = std::min(last, from + group - 1);
        ResourceTally sum;
        for (auto number = from; number <= until; ++number)
            if (const auto *tally = find(number))
                sum.add(tally->resources);
        if (sum.samples > 0)
            points.push_back(sum.point(end - m_width * (last - until)));
    }
    return points;
}

} // namespace minixdr
