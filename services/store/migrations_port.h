// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/result.h"
#include "services/store/migration.h"

#include <QFuture>

#include <optional>
#include <stop_token>
#include <vector>

namespace minixdr
{

/// What the floors above ask about the schema. Answers come as futures from the service thread, which also calls the
/// sinks. Progress has done of total in thousandths of the statements of the migration under way; its steps are "wait"
/// (for another program), "run" and "undo"; its details are the lines of the log.
class MigrationsPort
{
public:
    virtual ~MigrationsPort() = default;

    /// Every migration in order, those that only the database knows last.
    virtual QFuture<Result<std::vector<Migration>>> status(std::stop_token stop) = 0;

    /// Runs what is pending, up to and including version `target` or all of it. Invalid on drift, on a target that
    /// does not exist and on a database that a newer program has migrated.
    virtual QFuture<Result<>> up(std::optional<int> target, ProgressSink sink, std::stop_token stop) = 0;

    /// What down() of the same target would undo, the newest first; refuses as it does, and changes nothing.
    virtual QFuture<Result<std::vector<Migration>>> wouldUndo(std::optional<int> target, std::stop_token stop) = 0;

    /// Undoes every migration newer than `target` (0: all), the newest first; without a target the newest one.
    /// Invalid on drift, on a target that does not exist, on a database that a newer program has migrated, and if one
    /// of them cannot be undone; then nothing was.
    virtual QFuture<Result<>> down(std::optional<int> target, ProgressSink sink, std::stop_token stop) = 0;
};

} // namespace minixdr
