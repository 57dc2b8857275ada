// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/alert.h"
#include "services/postgres/pool_snapshot.h"
#include "services/postgres/query_run.h"

#include <array>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace minixdr
{

/// Decides when somebody should be told: at most once a minute for each kind, with the count of what happened
/// meanwhile. Shared by the pools of several threads.
class AlertMonitor
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kSlowFrom{1};
    static constexpr std::chrono::seconds kQuiet{60};
    static constexpr double kLowHitRate = 0.8;
    static constexpr quint64 kFewLookups = 50; ///< over a minute; fewer say nothing about a rate

    void record(const postgres::QueryRun &run);
    void planChanged(const QString &statement);

    /// Whenever the pool's numbers have moved.
    void samplePool(const QString &pool, const postgres::PoolStatus &status);

    /// Once a second: the cache's hits and lookups since it was opened.
    void sampleCache(quint64 hits, quint64 lookups);

    /// Those that are due, each once.
    std::vector<Alert> take(Clock::time_point now = Clock::now());

    /// The last ones that were taken, the newest first.
    std::vector<Alert> recent() const;

private:
    struct Pending {
        std::optional<Alert> alert; ///< the worst since the last one
        std::optional<Clock::time_point> toldAt;
    };
    struct Lookups {
        quint64 hits;
        quint64 lookups;
    };

    void raise(AlertKind kind, const QString &subject, double value);

    mutable std::mutex m_mutex;
    std::array<Pending, 4> m_pending; ///< by AlertKind
    std::deque<Lookups> m_minute;     ///< a sample a second
    std::deque<Alert> m_recent;
};

/// "slow_query", …: the stable English word for logs and JSON.
QString toWord(AlertKind kind);

} // namespace minixdr
