// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/load_test/load_test_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// A load test that a test tells what to measure. GUI thread.
class FakeLoadTestPort final : public LoadTestPort
{
public:
    FakeAnswers answers;
    LoadTestPlan lastPlan;
    LoadTestSink sink;
    std::stop_token stop;
    int runs = 0;

    /// Stopped or not, it answers what it measured.
    QFuture<Result<LoadTestReport>> run(LoadTestPlan plan, LoadTestSink tell, std::stop_token token) override
    {
        ++runs;
        lastPlan = plan;
        sink = std::move(tell);
        stop = std::move(token);
        return answers.ask<LoadTestReport>([this]() -> Result<LoadTestReport> { return report(); }, {});
    }

    void measure(std::chrono::seconds elapsed, double rate)
    {
        LoadTestSnapshot snapshot;
        snapshot.at = UtcTime{std::chrono::seconds{1'700'000'000} + elapsed};
        snapshot.elapsed = elapsed;
        snapshot.users = 5;
        snapshot.requests = 10;
        snapshot.rate = rate;
        snapshot.p95 = std::chrono::milliseconds{7};
        snapshot.tasks = tasks();
        sink(snapshot);
    }
    void cleanUp()
    {
        LoadTestSnapshot snapshot;
        snapshot.isCleaningUp = true;
        sink(snapshot);
    }

    QString leftBehind;

private:
    static std::vector<LoadTaskResult> tasks()
    {
        using namespace std::chrono_literals;
        std::vector<LoadTaskResult> tasks;
        for (const auto &rule : kLoadTasks) {
            LoadTaskResult result;
            result.task = rule.task;
            result.latency.record(5ms);
            result.corrected.record(6ms);
            tasks.push_back(result);
        }
        return tasks;
    }

    LoadTestReport report() const
    {
        using namespace std::chrono_literals;
        LoadTestReport report;
        report.plan = lastPlan;
        report.elapsed = 3s;
        report.isStopped = stop.stop_requested();
        report.tasks = tasks();
        report.targets = {{QStringLiteral("list incidents p95"), 50ms, 5ms, TargetVerdict::Met},
                          {QStringLiteral("create incident p95"), 20ms, 25ms, TargetVerdict::Missed}};
        report.removedIncidents = leftBehind.isEmpty() ? 4 : 0;
        report.leftBehind = leftBehind;
        return report;
    }
};

} // namespace minixdr
