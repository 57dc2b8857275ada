// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_runner.h"

#include "services/store/index_builds.h"
#include "services/store/migration_run.h"
#include "sql/store.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

/// Rows that a concurrent build takes into one index in a second: measured with the six of events on two busy cores.
constexpr qint64 kRowsPerSecond = 250'000;

bool isApplied(const std::map<int, JournalEntry> &journal, int version)
{
    const auto found = journal.find(version);
    return found != journal.end() && found->second.state == JournalState::Applied;
}

/// Whether something of it may stand in the database.
bool isTouched(const std::map<int, JournalEntry> &journal, const MigrationScript &script)
{
    const auto found = journal.find(script.version);
    if (found == journal.end() || found->second.state == JournalState::Undone)
        return false;
    return found->second.state == JournalState::Applied || !script.isTransactional;
}

MigrationState stateOf(const MigrationScript &script, const JournalEntry &entry, bool isLocked)
{
    switch (entry.state) {
    case JournalState::Running:
    case JournalState::Undoing:
        return isLocked ? MigrationState::Running : MigrationState::Stopped;
    case JournalState::Applied:
        return entry.checksum == script.checksum ? MigrationState::Applied : MigrationState::Drifted;
    case JournalState::Undone:
        return MigrationState::Pending;
    case JournalState::Failed:
        return MigrationState::Failed;
    case JournalState::Stopped:
        return MigrationState::Stopped;
    }
    return MigrationState::Failed;
}

void takeEntry(Migration &migration, const JournalEntry &entry)
{
    migration.step = entry.step;
    migration.steps = entry.steps;
    migration.startedAt = entry.startedAt;
    migration.finishedAt = entry.finishedAt;
    migration.actor = entry.actor;
    migration.appVersion = entry.appVersion;
    migration.serverVersion = entry.serverVersion;
    migration.error = entry.error;
}

Migration unknown(const JournalEntry &entry)
{
    Migration migration;
    migration.version = entry.version;
    migration.name = entry.name;
    migration.state = MigrationState::Unknown;
    takeEntry(migration, entry);
    return migration;
}

/// The table of every index that the script builds, as often as it builds one on it.
QStringList indexedTables(const MigrationScript &script)
{
    QStringList tables;
    for (const auto &statement : script.up)
        if (const auto build = indexBuildOf(statement))
            tables << build->table;
    return tables;
}

void say(const ProgressSink &sink, const QString &step, const QString &line)
{
    if (sink)
        sink(Progress{step, 0, 0, line});
}

} // namespace

postgres::PoolConfig migrationPool(const QString &ownerConninfo)
{
    postgres::PoolConfig config;
    config.name = QStringLiteral("migrations");
    config.conninfo = ownerConninfo;
    config.size = 3;
    config.overflow = 0;
    config.statementTimeout = 0ms;
    config.maxLifetime = 60s;
    config.reportLeaseAfter = 24h; // the lock's is out until all is done, another's until its index is built
    return config;
}

MigrationRunner::MigrationRunner(postgres::Pool &pool, std::vector<MigrationScript> scripts, MigrationActor actor)
    : m_pool(pool), m_scripts(std::move(scripts)), m_journal(pool, std::move(actor))
{
}

// --- status ---------------------------------------------------------------------------------------------------

Task<std::vector<Migration>> MigrationRunner::status(CallContext context)
{
    MX_CO_TRY(const auto journal, co_await m_journal.read(context));
    MX_CO_TRY(const auto holder, co_await MigrationLock::holder(&m_pool, context));
    std::vector<Migration> migrations;
    for (const auto &script : m_scripts) {
        migrations.push_back(describe(script, journal, holder.has_value()));
        if (migrations.back().canRun())
            MX_CO_CHECK(co_await estimate(&migrations.back(), &script, context));
    }
    for (const auto &[version, entry] : journal) {
        const auto isKnown = std::ranges::any_of(m_scripts, [v = version](const auto &s) { return s.version == v; });
        if (!isKnown && entry.state != JournalState::Undone)
            migrations.push_back(unknown(entry));
    }
    co_return migrations;
}

Migration MigrationRunner::describe(const MigrationScript &script, const Journal &journal, bool isLocked) const
{
    Migration migration;
    migration.version = script.version;
    migration.name = script.name;
    migration.title = script.title;
    migration.description = script.description;
    migration.locks = script.locks;
    migration.undo = script.undo;
    migration.upSql = QString::fromUtf8(script.upText);
    migration.downSql = QString::fromUtf8(script.downText);
    migration.isTransactional = script.isTransactional;
    migration.isReversible = script.isReversible;
    migration.undoLosesData = script.undoLosesData;
    migration.steps = static_cast<int>(script.up.size());
    if (const auto found = journal.find(script.version); found != journal.end()) {
        takeEntry(migration, found->second);
        migration.state = stateOf(script, found->second, isLocked);
    }
    return migration;
}

Task<> MigrationRunner::estimate(Migration *migration, const MigrationScript *script, CallContext context)
{
    qint64 rowsToRead = 0;
    const auto tables = indexedTables(*script);
    for (const auto &table : tables) {
        postgres::Parameters parameters{QStringList{table}};
        MX_CO_TRY(const auto rows,
                  co_await m_pool.query(sql::store::table_rows, std::move(parameters), std::nullopt, context));
        MX_CO_TRY(const auto count, rows.single<qint64>());
        rowsToRead += count;
    }
    migration->rowsToRead = rowsToRead;
    migration->estimate = std::chrono::milliseconds{rowsToRead * 1000 / kRowsPerSecond};
    co_return {};
}

// --- what may be done -----------------------------------------------------------------------------------------

Result<> MigrationRunner::checkHistory(const Journal &journal) const
{
    for (const auto &[version, entry] : journal) {
        if (entry.state == JournalState::Undone)
            continue;
        const auto script = std::ranges::find_if(m_scripts, [v = version](const auto &s) { return s.version == v; });
        if (script == m_scripts.end())
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the database has migration %1 (%2) of version %3, which this program does "
                                          "not know; use that version or a newer one")
                               .arg(version)
                               .arg(entry.name, entry.appVersion));
        if (entry.state == JournalState::Applied && entry.checksum != script->checksum)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 was run from another text than this program has (checksum %2, here %3); "
                                          "nothing is changed until the two are the same")
                               .arg(script->id(), entry.checksum.left(12), script->checksum.left(12)));
    }
    return {};
}

Result<> MigrationRunner::checkTarget(std::optional<int> target, bool mayBeZero) const
{
    const auto isKnown = std::ranges::any_of(m_scripts, [&](const auto &script) { return script.version == target; });
    if (!target || isKnown || (mayBeZero && *target == 0))
        return {};
    return failure(ErrorKind::Invalid, QStringLiteral("there is no migration %1; the last one is %2")
                                           .arg(*target)
                                           .arg(m_scripts.empty() ? 0 : m_scripts.back().version));
}

// --- up and down ----------------------------------------------------------------------------------------------

Task<> MigrationRunner::up(std::optional<int> target, ProgressSink sink, CallContext context)
{
    MX_CO_CHECK(checkTarget(target, false));
    MigrationLock lock(m_pool);
    MX_CO_CHECK(co_await lock.acquire(sink, context));
    auto done = co_await upLocked(target, sink, &lock, context);
    co_await lock.release();
    co_return done;
}

Task<> MigrationRunner::upLocked(std::optional<int> target, ProgressSink sink, MigrationLock *lock, CallContext context)
{
    MX_CO_CHECK(co_await m_journal.create(context));
    MX_CO_TRY(const auto journal, co_await m_journal.read(context));
    MX_CO_CHECK(checkHistory(journal));
    int count = 0;
    for (const auto &script : m_scripts) {
        if (isApplied(journal, script.version) || (target && script.version > *target))
            continue;
        MigrationRun run({m_pool, m_journal, *lock, script, MigrationRun::Direction::Up, sink});
        MX_CO_CHECK(co_await run.run(context));
        ++count;
    }
    if (count == 0)
        say(sink, QStringLiteral("run"), QStringLiteral("nothing to run"));
    co_return {};
}

Task<std::vector<Migration>> MigrationRunner::wouldUndo(std::optional<int> target, CallContext context)
{
    MX_CO_TRY(const auto journal, co_await m_journal.read(context));
    MX_CO_TRY(const auto holder, co_await MigrationLock::holder(&m_pool, context));
    MX_CO_TRY(const auto scripts, plannedUndo(target, journal));
    std::vector<Migration> migrations;
    for (const auto *script : scripts)
        migrations.push_back(describe(*script, journal, holder.has_value()));
    co_return migrations;
}

Task<> MigrationRunner::down(std::optional<int> target, ProgressSink sink, CallContext context)
{
    MX_CO_CHECK(checkTarget(target, true)); // before it waits for the lock
    MigrationLock lock(m_pool);
    MX_CO_CHECK(co_await lock.acquire(sink, context));
    auto done = co_await downLocked(target, sink, &lock, context);
    co_await lock.release();
    co_return done;
}

Task<> MigrationRunner::downLocked(std::optional<int> target, ProgressSink sink, MigrationLock *lock,
                                   CallContext context)
{
    MX_CO_TRY(const auto journal, co_await m_journal.read(context));
    MX_CO_TRY(const auto scripts, plannedUndo(target, journal));
    for (const auto *script : scripts) {
        MigrationRun run({m_pool, m_journal, *lock, *script, MigrationRun::Direction::Down, sink});
        MX_CO_CHECK(co_await run.run(context));
    }
    if (scripts.empty())
        say(sink, QStringLiteral("undo"), QStringLiteral("nothing to undo"));
    co_return {};
}

Result<std::vector<const MigrationScript *>> MigrationRunner::plannedUndo(std::optional<int> target,
                                                                          const Journal &journal) const
{
    MX_CHECK(checkTarget(target, true));
    MX_CHECK(checkHistory(journal));
    std::vector<const MigrationScript *> planned;
    for (auto script = m_scripts.rbegin(); script != m_scripts.rend(); ++script) {
        if (target ? script->version <= *target : !planned.empty())
            break;
        if (!isTouched(journal, *script))
            continue;
        if (!script->isReversible)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 is irreversible: restore a backup to go back").arg(script->id()));
        planned.push_back(&*script);
    }
    return planned;
}

} // namespace minixdr
