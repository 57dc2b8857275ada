// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/latency_histogram.h"
#include "services/base/result.h"
#include "services/diagnostics/latency_report.h"

#include <array>
#include <map>
#include <mutex>
#include <string_view>
#include <vector>

namespace minixdr
{

/// Remembers every statement run of the last 15 minutes by second and statement: the source of the latency charts. A
/// second keeps only the histogram buckets that were hit, so memory grows with the variety of what ran, not with its
/// number. Shared by the pools of several threads; each call takes a lock for less than a microsecond.
class QueryMonitor
{
public:
    static constexpr std::chrono::seconds kKept{900};
    using Clock = std::chrono::steady_clock;

    void record(const postgres::QueryRun &run) { record(run, Clock::now()); }
    void record(const postgres::QueryRun &run, Clock::time_point endedAt);

    /// Once a second: connections in use, and the cache's hits and lookups since it was opened.
    void sample(const ResourcePoint &resources, quint64 hits, quint64 lookups)
    {
        sample(resources, hits, lookups, Clock::now());
    }
    void sample(ResourcePoint resources, quint64 hits, quint64 lookups, Clock::time_point now);

    Result<LatencyReport> report(const LatencyQuery &query) const { return report(query, Clock::now(), utcNow()); }
    Result<LatencyReport> report(const LatencyQuery &query, Clock::time_point now, UtcTime wallNow) const;

private:
    /// What one statement did in one second.
    struct Tally {
        qint64 calls = 0;
        qint64 rows = 0;
        qint64 errors = 0;
        postgres::QueryTiming time;
        std::chrono::nanoseconds maximum{};
        std::vector<std::pair<quint16, quint32>> buckets; ///< sorted by bucket

        void add(const postgres::QueryRun &run);
        void addTo(LatencyHistogram &histogram) const;
    };
    struct Second {
        qint64 number = -1; ///< of the steady clock; tells a slot of this round from one of the last
        std::map<std::string_view, Tally> statements;
        std::optional<ResourcePoint> resources;
    };

    static qint64 secondOf(Clock::time_point time);
    Second &slot(qint64 second);
    const Second *find(qint64 second) const;
    LatencyPoint point(qint64 first, qint64 last, const QString &statement) const;
    std::vector<StatementLatency> statements(qint64 first, qint64 last) const;

    mutable std::mutex m_mutex;
    std::array<Second, static_cast<std::size_t>(kKept.count())> m_ring;
    quint64 m_hits = 0;
    quint64 m_lookups = 0;
};

} // namespace minixdr
