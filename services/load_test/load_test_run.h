// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/completion.h"
#include "services/base/task.h"
#include "services/events/events_service.h"
#include "services/incidents/incidents_service.h"
#include "services/load_test/load_test_report.h"

#include <memory>
#include <random>
#include <stop_token>

namespace minixdr
{

/// What the simulated users work with; all of it outlives the run.
struct LoadTestTools {
    EventsService *events = nullptr;
    IncidentsService *incidents = nullptr;
    Session reader; ///< whose pages are read
    Session writer; ///< the test's own tenant, where incidents are created
};

/// One run of the scenario: users arrive at the spawn rate, and each waits one to three seconds, sends a request and
/// waits for its answer, until the time is up. A user is a coroutine of a few hundred bytes. On the load test's thread.
class LoadTestRun
{
public:
    LoadTestRun(LoadTestPlan plan, LoadTestTools tools, LoadTestSink sink);

    /// Ends when the time is up or `stop` is requested, and every user has left.
    /// @return what was measured, targets judged; the tenant is not this class's business.
    Task<LoadTestReport> run(std::stop_token stop);

private:
    using Clock = CallContext::Clock;
    using Random = std::mt19937_64;

    QCoro::Task<> simulate(int user);
    QCoro::Task<> publish();
    Task<> perform(LoadTask task, Random *random);
    Task<> listIncidents();
    Task<> pageEvents();
    Task<> createIncident(Random *random);
    Task<> sleepUntil(Clock::time_point time);
    void record(LoadTask task, Clock::time_point intended, Clock::time_point sent, const Result<> &answer);
    void leave();
    void tellSecond();
    LoadTestReport report(Clock::time_point start) const;

    LoadTestPlan m_plan;
    LoadTestTools m_tools;
    LoadTestSink m_sink;
    std::stop_source m_over;
    Clock::time_point m_start;
    Clock::time_point m_end;
    UtcTime m_startedAt;
    bool m_isStopped = false;
    int m_present = 0; ///< users under way, and the publisher
    int m_arrived = 0;
    Completion<bool> m_empty;
    std::vector<LoadTaskResult> m_tasks;
    LatencyHistogram m_second; ///< of the running second
    qint64 m_requestsBefore = 0;
    qint64 m_failuresBefore = 0;
};

} // namespace minixdr
