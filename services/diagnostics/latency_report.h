// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "services/postgres/query_run.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace minixdr
{

/// Which statement ("events.page_older"; empty: all), over which of the last seconds, in at most how many points.
struct LatencyQuery {
    QString statement;
    std::chrono::seconds window{300};
    int points = 300;
    bool isOfAllPrograms = false; ///< by minute, with what the profile's other programs ran; beyond 15 min always
    bool operator==(const LatencyQuery &) const = default;
};

/// The runs that ended within one stretch of time. Without runs the percentiles are zero and say nothing.
struct LatencyPoint {
    using Duration = std::chrono::nanoseconds;

    UtcTime at; ///< the end of the stretch
    qint64 calls = 0;
    qint64 errors = 0;
    Duration p50{};
    Duration p95{};
    Duration p99{};
    postgres::QueryTiming time; ///< of all calls together, by phase
    bool operator==(const LatencyPoint &) const = default;
};

/// One line of the statement table.
struct StatementLatency {
    using Duration = std::chrono::nanoseconds;

    QString statement;
    qint64 calls = 0;
    qint64 rows = 0;
    qint64 errors = 0;
    Duration p50{};
    Duration p95{};
    Duration p99{};
    postgres::QueryTiming time; ///< of all calls together, by phase
    double share = 0;           ///< of the time of all statements, 0…1
    QString key() const { return statement; }
    bool operator==(const StatementLatency &) const = default;
};

/// Connections, the most of them in use, and hit rate in one stretch of time.
struct ResourcePoint {
    UtcTime at;
    int busy = 0;
    int waiting = 0;
    int limit = 0;
    std::optional<double> hitRate; ///< 0…1 of its lookups; nothing if there were none
    bool operator==(const ResourcePoint &) const = default;
};

struct LatencyReport {
    std::vector<LatencyPoint> points;         ///< oldest first, evenly spaced
    std::vector<StatementLatency> statements; ///< the greatest share first
    std::vector<ResourcePoint> resources;
    std::chrono::seconds window{};
};

} // namespace minixdr
