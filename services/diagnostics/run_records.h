// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/alert_monitor.h"
#include "services/diagnostics/plan_history.h"
#include "services/diagnostics/program_board.h"
#include "services/diagnostics/query_monitor.h"
#include "services/diagnostics/slow_query_log.h"
#include "services/views/opened_views.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace minixdr
{

/// All that is kept of what a program asks its database and its people open, and told to the other programs of the
/// profile. Shared by the threads of a workspace; only flush() uses the disk, in the background.
class RunRecords : public std::enable_shared_from_this<RunRecords>
{
public:
    /// `folder` is the profile's; empty: nothing outlives this program, and the others are not heard of.
    RunRecords(const QString &folder, const QString &program);

    /// Called by the pools after each run.
    void record(const postgres::QueryRun &run);

    /// A slow query of this program whose plan nobody has looked at for a while; each fingerprint once in five minutes.
    std::optional<SlowQuery> takeUnplanned();

    /// A pool of a job's thread as it is now; one without leases or waiters is shown until withdraw().
    void showPool(postgres::PoolSnapshot snapshot);
    void withdrawPool(const QString &name);
    std::vector<postgres::PoolSnapshot> jobPools() const;

    /// What the caches of jobs were asked since the last call.
    void countJobLookups(cache::LookupCount more);
    cache::LookupCount jobLookups() const;

    /// Writes what is new, on a background thread; at most one at a time.
    void flushInBackground(ProgramResources program);
    /// Writes all that is new, here and now: the program ends.
    void finish();

    QueryMonitor monitor;
    SlowQueryLog slowQueries;
    AlertMonitor alerts;
    const std::shared_ptr<PlanHistory> plans;
    ProgramBoard board;
    OpenedViews views;

private:
    using Clock = std::chrono::steady_clock;

    mutable std::mutex m_mutex;
    std::optional<SlowQuery> m_unplanned;
    std::map<QString, Clock::time_point> m_plannedAt; ///< by fingerprint
    std::map<QString, postgres::PoolSnapshot> m_jobPools;
    cache::LookupCount m_jobLookups;
    std::atomic<bool> m_isFlushing = false;
    Clock::time_point m_journalAt{};
};

} // namespace minixdr
