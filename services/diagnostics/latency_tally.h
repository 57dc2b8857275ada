// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/latency_histogram.h"
#include "services/diagnostics/latency_report.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace minixdr
{

/// What one statement did within one stretch of time. It keeps only the histogram buckets that were hit, so memory
/// grows with the variety of what ran, not with its number.
struct StatementTally {
    qint64 calls = 0;
    qint64 rows = 0;
    qint64 errors = 0;
    postgres::QueryTiming time;
    std::chrono::nanoseconds maximum{};
    std::vector<std::pair<quint16, quint32>> buckets; ///< sorted by bucket

    void add(const postgres::QueryRun &run);
    void add(const StatementTally &other);
    void addTo(LatencyHistogram &histogram) const;
    bool operator==(const StatementTally &) const = default;

private:
    void count(quint16 bucket, quint32 times);
};

/// Connections and cache lookups within one stretch of time, from samples a second apart.
struct ResourceTally {
    int busiest = 0; ///< connections in use at most
    int mostWaiting = 0;
    int limit = 0;
    qint64 samples = 0;
    qint64 hits = 0;
    qint64 lookups = 0;

    void add(const ResourceTally &other);
    ResourcePoint point(UtcTime at) const;
    bool operator==(const ResourceTally &) const = default;
};

/// All that ran within one stretch of time.
struct LatencyTally {
    std::map<std::string, StatementTally, std::less<>> statements;
    ResourceTally resources;

    void add(const LatencyTally &other);
    bool isEmpty() const { return statements.empty() && resources.samples == 0; }
    bool operator==(const LatencyTally &) const = default;
};

} // namespace minixdr
