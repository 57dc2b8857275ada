// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/load_test/load_test_run.h"

#include <algorithm>
#include <numeric>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kRequestBudget = 10s;

/// The same on every machine, unlike the standard library's distributions.
quint64 below(std::mt19937_64 *random, quint64 limit)
{
    return (*random)() % limit;
}

LoadTask chooseTask(std::mt19937_64 *random)
{
    const int all = std::accumulate(kLoadTasks.begin(), kLoadTasks.end(), 0,
                                    [](int sum, const LoadTaskRule &rule) { return sum + rule.weight; });
    auto ticket = static_cast<int>(below(random, static_cast<quint64>(all)));
    const auto rule = std::find_if(kLoadTasks.begin(), kLoadTasks.end(),
                                   [&](const LoadTaskRule &candidate) { return (ticket -= candidate.weight) < 0; });
    return rule->task;
}

/// The specification: wait_time = between(1, 3).
std::chrono::milliseconds chooseWait(std::mt19937_64 *random)
{
    return std::chrono::milliseconds{1000 + below(random, 2001)};
}

std::vector<LoadTestTarget> judge(const std::vector<LoadTaskResult> &tasks)
{
    std::vector<LoadTestTarget> targets;
    for (const auto &rule : kLoadTasks) {
        const auto &result = tasks.at(static_cast<std::size_t>(rule.task));
        const auto measured = result.latency.quantile(0.95);
        targets.push_back({QString::fromLatin1(rule.name) + QStringLiteral(" p95"), rule.goal, measured,
                           judge(result, measured, rule.goal)});
    }
    return targets;
}

} // namespace

LoadTestRun::LoadTestRun(LoadTestPlan plan, LoadTestTools tools, LoadTestSink sink)
    : m_plan(plan), m_tools(std::move(tools)), m_sink(std::move(sink))
{
    for (const auto &rule : kLoadTasks) {
        LoadTaskResult result;
        result.task = rule.task;
        m_tasks.push_back(std::move(result));
    }
}

Task<LoadTestReport> LoadTestRun::run(std::stop_token stop)
{
    m_start = Clock::now();
    m_end = m_start + m_plan.duration;
    m_startedAt = utcNow();
    const std::stop_callback ended(stop, [this] { m_over.request_stop(); });
    m_present = m_plan.users + 1;
    for (int user = 0; user < m_plan.users; ++user)
        simulate(user);
    publish();
    // The end of the time is a stop too: whoever waits for an answer then is withdrawn, and not counted.
    auto untilEnd = CallContext{m_end, m_over.get_token()};
    const auto emptied = co_await m_empty.within(std::move(untilEnd));
    const auto lasted = Clock::now();
    m_isStopped = stop.stop_requested() && lasted < m_end; // the users may have left before we were told
    m_over.request_stop();
    if (!emptied) {
        m_empty = {};
        auto grace = CallContext::within(kRequestBudget + 5s);
        if (m_present > 0)
            MX_CO_CHECK(co_await m_empty.within(std::move(grace)));
    }
    co_return report(lasted);
}

QCoro::Task<> LoadTestRun::simulate(int user)
{
    Random random(m_plan.seed * 1'000'003 + static_cast<quint64>(user));
    const auto arrival = std::chrono::duration_cast<Clock::duration>(1s) * user / m_plan.spawnRate;
    auto intended = m_start + arrival;
    bool isFirst = true;
    for (;;) {
        const auto slept = co_await sleepUntil(intended);
        if (!slept || m_over.stop_requested() || Clock::now() >= m_end)
            break;
        m_arrived += std::exchange(isFirst, false);
        const auto sent = Clock::now();
        const auto task = chooseTask(&random);
        const auto answer = co_await perform(task, &random);
        if (m_over.stop_requested())
            break;
        record(task, intended, sent, answer);
        intended = Clock::now() + chooseWait(&random);
    }
    leave();
}

/// Answers when the time has come; Cancelled when the test is over before.
Task<> LoadTestRun::sleepUntil(Clock::time_point time)
{
    const Completion<bool> never;
    auto context = CallContext{time, m_over.get_token()};
    const auto woken = co_await never.within(std::move(context));
    if (!woken && woken.error().kind == ErrorKind::Timeout)
        co_return {};
    co_return failure(ErrorKind::Cancelled, QStringLiteral("the test is over"));
}

Task<> LoadTestRun::perform(LoadTask task, Random *random)
{
    if (task == LoadTask::ListIncidents)
        co_return co_await listIncidents();
    if (task == LoadTask::PageEvents)
        co_return co_await pageEvents();
    co_return co_await createIncident(random);
}

Task<> LoadTestRun::listIncidents()
{
    IncidentQuery query;
    auto context = CallContext::within(kRequestBudget, m_over.get_token());
    MX_CO_CHECK(co_await m_tools.incidents->page(std::move(query), m_tools.reader, std::move(context)));
    co_return {};
}

Task<> LoadTestRun::pageEvents()
{
    EventQuery query;
    query.pageSize = 50;
    auto context = CallContext::within(kRequestBudget, m_over.get_token());
    MX_CO_CHECK(co_await m_tools.events->page(std::move(query), m_tools.reader, std::move(context)));
    co_return {};
}

Task<> LoadTestRun::createIncident(Random *random)
{
    IncidentDraft draft;
    draft.srcIp = IpAddress::parse(QStringLiteral("192.168.1.%1").arg(1 + below(random, 254)));
    draft.reason = QStringLiteral("Brute force detected");
    draft.escalation = Escalation::High;
    auto context = CallContext::within(kRequestBudget, m_over.get_token());
    MX_CO_CHECK(co_await m_tools.incidents->create(std::move(draft), m_tools.writer, std::move(context)));
    co_return {};
}

void LoadTestRun::record(LoadTask task, Clock::time_point intended, Clock::time_point sent, const Result<> &answer)
{
    const auto now = Clock::now();
    auto &result = m_tasks.at(static_cast<std::size_t>(task));
    result.latency.record(now - sent);
    result.corrected.record(now - intended);
    m_second.record(now - sent);
    if (!answer)
        ++result.failures[answer.error().kind];
}

void LoadTestRun::leave()
{
    if (--m_present == 0)
        m_empty.resolve(true);
}

QCoro::Task<> LoadTestRun::publish()
{
    for (auto next = m_start + 1s; next <= m_end; next += 1s) {
        const auto slept = co_await sleepUntil(next);
        if (!slept)
            break;
        tellSecond();
    }
    leave();
}

void LoadTestRun::tellSecond()
{
    LoadTestSnapshot snapshot;
    snapshot.at = utcNow();
    snapshot.elapsed = std::chrono::round<std::chrono::seconds>(Clock::now() - m_start);
    snapshot.users = m_arrived;
    for (const auto &task : m_tasks) {
        snapshot.requests += task.requests();
        snapshot.failures += task.failed();
    }
    snapshot.rate = static_cast<double>(snapshot.requests - std::exchange(m_requestsBefore, snapshot.requests));
    snapshot.failureRate = static_cast<double>(snapshot.failures - std::exchange(m_failuresBefore, snapshot.failures));
    snapshot.p50 = m_second.quantile(0.50);
    snapshot.p95 = m_second.quantile(0.95);
    snapshot.p99 = m_second.quantile(0.99);
    snapshot.tasks = m_tasks;
    m_second.clear();
    if (m_sink)
        m_sink(snapshot);
}

LoadTestReport LoadTestRun::report(Clock::time_point end) const
{
    LoadTestReport report;
    report.plan = m_plan;
    report.startedAt = m_startedAt;
    report.elapsed = std::chrono::round<std::chrono::milliseconds>(end - m_start);
    report.isStopped = m_isStopped;
    report.tasks = m_tasks;
    report.targets = judge(m_tasks);
    return report;
}

} // namespace minixdr
