// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/store/migration_journal.h"
#include "services/store/migration_lock.h"

namespace minixdr
{

/// Running one migration, or undoing it, while its runner holds the lock.
///
/// A transactional one is a single transaction with its verification and its row of the journal. Any other runs
/// statement by statement; what an interrupted attempt has left is read from the catalog and not from the journal:
/// an index that stands is kept, one that is invalid is dropped and built again, every other statement repeats
/// harmlessly. No statement but a CONCURRENTLY one, which keeps nobody waiting, waits longer than two seconds for a
/// lock, since whoever comes after it would wait too; it is tried again, with growing, jittered pauses.
/// On the service thread; owned by its runner's coroutine.
class MigrationRun
{
public:
    enum class Direction : quint8 { Up, Down };

    /// What one run works with; everything outlives it.
    struct Config {
        postgres::Pool &pool;
        MigrationJournal &journal;
        MigrationLock &lock;
        const MigrationScript &script;
        Direction direction;
        ProgressSink sink;
    };

    explicit MigrationRun(Config config) : m_with(std::move(config)) {}

    Task<> run(CallContext context);

private:
    const std::vector<SqlStatement> &statements() const;
    int countSteps() const { return static_cast<int>(statements().size()); }

    Task<> runAll(CallContext context);
    Task<> runTransaction(CallContext context);
    Task<> runTransactionOnce(CallContext context);
    Task<> runStatements(CallContext context);
    Task<> runStatement(const SqlStatement *statement, CallContext context);
    Task<> buildIndex(const SqlStatement *statement, QString index, CallContext context);
    Task<> buildWatched(const SqlStatement *statement, CallContext context);
    Task<> clearAway(QString index, CallContext context);
    Task<> execute(postgres::Lease *lease, const SqlStatement *statement, CallContext context);
    Task<> verify(postgres::Lease *lease, CallContext context);
    Task<postgres::Lease> openSession(CallContext context);
    QCoro::Task<> recordFailure(Error error);

    void report(double share, const QString &line = {}) const;
    void reportPhase(double share, const QString &phase);
    Error placed(const SqlStatement &statement, Error error) const;

    Config m_with;
    int m_step = 0;     ///< statements done
    int m_buildPid = 0; ///< the session that built the last index
    QString m_phase;
};

} // namespace minixdr
