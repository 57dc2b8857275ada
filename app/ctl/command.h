// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exit_code.h"
#include "app/ctl/options.h"
#include "app/ctl/terminal.h"

#include <functional>
#include <stop_token>

namespace minixdr
{
class Workspace;
}

namespace minixdr::ctl
{

/// What a command works with once the profile is open.
struct CommandContext {
    Workspace &workspace;
    const GlobalOptions &options;
    const Terminal &terminal;
    std::stop_token stop;
};

using Command = std::function<ExitCode(CommandContext &)>;

ExitCode runEvents(CommandContext &context, const ListOptions &options);
ExitCode runIncidents(CommandContext &context, const ListOptions &options);
ExitCode runShow(CommandContext &context, qint64 incident);
ExitCode runStatus(CommandContext &context);
ExitCode runDemo(CommandContext &context, const DemoOptions &options);
ExitCode runImport(CommandContext &context, const ImportOptions &options);
ExitCode runMigrateStatus(CommandContext &context);
ExitCode runMigrateUp(CommandContext &context, const MigrateOptions &options);
ExitCode runMigrateDown(CommandContext &context, const MigrateOptions &options);
ExitCode runSessions(CommandContext &context, const SessionOptions &options);
ExitCode runIndexes(CommandContext &context);
ExitCode runLatency(CommandContext &context, const LatencyOptions &options);
ExitCode runSlow(CommandContext &context, const SlowOptions &options);
ExitCode runExplain(CommandContext &context, qint64 number);
ExitCode runPool(CommandContext &context);
ExitCode runCache(CommandContext &context, const CacheOptions &options);
ExitCode runLoadTest(CommandContext &context, const LoadTestOptions &options);

/// Says on stderr what failed, and answers the exit code of its kind.
ExitCode fail(const CommandContext &context, const QString &attempt, const Error &error);

} // namespace minixdr::ctl
