// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/ingest/demo_loader.h"
#include "services/workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace minixdr::ctl
{

ExitCode runDemo(CommandContext &context, const DemoOptions &options)
{
    const auto attempt = QStringLiteral("the demo could not be filled in");
    ingest::DemoRequest request;
    request.events = options.events;
    request.incidents = options.incidents;
    request.seed = options.seed;
    request.existing = options.isReplacing ? ingest::ExistingDemo::Replace : ingest::ExistingDemo::Refuse;
    if (const auto until = fromIso(options.until); until)
        request.until = *until;
    else if (!options.until.isEmpty())
        return fail(context, attempt,
                    {ErrorKind::Invalid,
                     QStringLiteral("--until: \"%1\" is not a time such as 2026-01-31").arg(options.until),
                     {}});
    context.terminal.note(
        QStringLiteral("Filling three demo organizations with %1 events and %2 incidents of 90 days%3.")
            .arg(request.events)
            .arg(request.incidents)
            .arg(options.isReplacing ? QStringLiteral(", in place of what they hold") : QString()));
    const auto report =
        wait(context.workspace.ingest().fillDemo(request, context.terminal.progressSink(), context.stop));
    context.terminal.endProgress();
    if (!report)
        return fail(context, attempt, report.error());
    if (context.options.isJson) {
        const nlohmann::json json{{"organizations", report->organizations.size()},
                                  {"events", report->events},
                                  {"incidents", report->incidents},
                                  {"removed_events", report->removedEvents},
                                  {"elapsed_ms", report->elapsed.count()}};
        context.terminal.data(QString::fromStdString(json.dump(2)) + QLatin1Char('\n'));
    } else {
        context.terminal.data(QStringLiteral("%1 events and %2 incidents in %3 organizations, %4 ms\n")
                                  .arg(report->events)
                                  .arg(report->incidents)
                                  .arg(report->organizations.size())
                                  .arg(report->elapsed.count()));
    }
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
