// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/workspace/workspace.h"

#include <algorithm>

namespace minixdr::ctl
{
namespace
{

Progress progressOf(const LoadTestSnapshot &snapshot, const LoadTestPlan &plan)
{
    if (snapshot.isCleaningUp)
        return {QStringLiteral("remove_the_test's_incidents"), 0, 0, {}};
    const auto numbers = QStringLiteral("%1 users, %2 requests/s, p95 %3 ms, %4 failed")
                             .arg(snapshot.users)
                             .arg(snapshot.rate, 0, 'f', 0)
                             .arg(std::chrono::duration<double, std::milli>(snapshot.p95).count(), 0, 'f', 1)
                             .arg(snapshot.failures);
    return {QStringLiteral("load_test"), snapshot.elapsed.count(), plan.duration.count(), numbers};
}

} // namespace

ExitCode runLoadTest(CommandContext &context, const LoadTestOptions &options)
{
    const LoadTestPlan plan{options.users, options.spawnRate, std::chrono::seconds{options.seconds}, options.seed};
    context.terminal.note(
        QStringLiteral("The users read this organization's incidents and events and create incidents only "
                       "in a tenant of the test's own, which is removed afterwards."));
    const auto sink = [plan, tell = context.terminal.progressSink()](const LoadTestSnapshot &snapshot) {
        tell(progressOf(snapshot, plan));
    };
    const auto report = wait(context.workspace.loadTests().run(plan, sink, context.stop));
    context.terminal.endProgress();
    if (!report)
        return fail(context, QStringLiteral("the load test has no result"), report.error());
    context.terminal.data(context.options.isJson ? QString::fromUtf8(toJson(*report)) + QLatin1Char('\n')
                                                 : toText(*report));
    context.terminal.note(
        report->leftBehind.isEmpty()
            ? QStringLiteral("%1 incidents of the test were removed").arg(report->removedIncidents)
            : QStringLiteral("the test's incidents are left for the next test to remove: %1").arg(report->leftBehind));
    if (context.stop.stop_requested())
        return ExitCode::Interrupted; // what was measured until then stands above
    const bool isMet = std::all_of(report->targets.begin(), report->targets.end(),
                                   [](const LoadTestTarget &target) { return target.verdict == TargetVerdict::Met; });
    return isMet && report->leftBehind.isEmpty() ? ExitCode::Ok : ExitCode::Failed;
}

} // namespace minixdr::ctl
