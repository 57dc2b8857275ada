// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/store/migration.h"
#include "services/store/migration_journal.h"
#include "services/store/migration_lock.h"

#include <map>
#include <optional>
#include <vector>

namespace minixdr
{

/// A pool for migrations: the owner's role, no statement timeout, a few short-lived connections (the lock, the work,
/// the look at its progress).
postgres::PoolConfig migrationPool(const QString &ownerConninfo);

/// Brings a database to a version of the schema: migrations in order, one program at a time, with a journal in the
/// database. Used on the service thread; owned by the workspace (or a program of its own).
class MigrationRunner
{
public:
    /// `pool` must be one of migrationPool() and outlive the runner and its calls.
    MigrationRunner(postgres::Pool &pool, std::vector<MigrationScript> scripts, MigrationActor actor);

    /// What MigrationsPort promises of the same name.
    Task<std::vector<Migration>> status(CallContext context);
    Task<> up(std::optional<int> target, ProgressSink sink, CallContext context);
    Task<std::vector<Migration>> wouldUndo(std::optional<int> target, CallContext context);
    Task<> down(std::optional<int> target, ProgressSink sink, CallContext context);

private:
    using Journal = std::map<int, JournalEntry>;

    Task<> upLocked(std::optional<int> target, ProgressSink sink, MigrationLock *lock, CallContext context);
    Task<> downLocked(std::optional<int> target, ProgressSink sink, MigrationLock *lock, CallContext context);
    Result<> checkHistory(const Journal &journal) const;
    Result<> checkTarget(std::optional<int> target, bool mayBeZero) const;
    /// The scripts that undoing takes, the newest first, if it may be done at all.
    Result<std::vector<const MigrationScript *>> plannedUndo(std::optional<int> target, const Journal &journal) const;
    Migration describe(const MigrationScript &script, const Journal &journal, bool isLocked) const;
    Task<> estimate(Migration *migration, const MigrationScript *script, CallContext context);

    postgres::Pool &m_pool;
    std::vector<MigrationScript> m_scripts;
    MigrationJournal m_journal;
};

} // namespace minixdr
