// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_run.h"

#include "services/base/sleep_for.h"
#include "services/store/index_builds.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

Q_LOGGING_CATEGORY(lcMigrations, "minixdr.store.migrations", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr int kLockAttempts = 20;
constexpr auto kCleanUpBudget = 60s;
constexpr auto kPatience = "SET lock_timeout = 0"; ///< for what keeps nobody waiting

/// 100 ms … 5 s, half of it by chance.
std::chrono::milliseconds backoff(int attempt)
{
    const auto ceiling = std::min(5000, 100 << std::min(attempt, 6));
    return std::chrono::milliseconds{ceiling / 2 + QRandomGenerator::global()->bounded(ceiling / 2)};
}

QString firstLine(const SqlStatement &statement)
{
    return QString::fromUtf8(statement.text.left(statement.text.indexOf('\n')));
}

} // namespace

const std::vector<SqlStatement> &MigrationRun::statements() const
{
    return m_with.direction == Direction::Up ? m_with.script.up : m_with.script.down;
}

// --- what people see ------------------------------------------------------------------------------------------

void MigrationRun::report(double share, const QString &line) const
{
    if (!line.isEmpty())
        qCInfo(lcMigrations).noquote() << m_with.script.id() << line;
    if (!m_with.sink)
        return;
    const bool isUp = m_with.direction == Direction::Up;
    Progress progress;
    progress.step = isUp ? QStringLiteral("run") : QStringLiteral("undo");
    progress.done = m_step * 1000 + static_cast<qint64>(share * 1000);
    progress.total = countSteps() * 1000;
    progress.detail = line.isEmpty() ? line : m_with.script.id() + QStringLiteral(": ") + line;
    m_with.sink(progress);
}

void MigrationRun::reportPhase(double share, const QString &phase)
{
    report(share, phase == m_phase ? QString() : QStringLiteral("  ") + phase);
    m_phase = phase;
}

Error MigrationRun::placed(const SqlStatement &statement, Error error) const
{
    error.what =
        QStringLiteral("%1/%2.sql, line %3: %4")
            .arg(m_with.script.id(), m_with.direction == Direction::Up ? QStringLiteral("up") : QStringLiteral("down"))
            .arg(statement.line)
            .arg(error.what);
    return error;
}

// --- one migration --------------------------------------------------------------------------------------------

Task<> MigrationRun::run(CallContext context)
{
    const bool isUp = m_with.direction == Direction::Up;
    const auto beginning = isUp ? JournalState::Running : JournalState::Undoing;
    report(0, isUp ? QStringLiteral("running %1 statements").arg(countSteps())
                   : QStringLiteral("undoing with %1 statements").arg(countSteps()));
    MX_CO_CHECK(co_await m_with.journal.begin(&m_with.script, beginning, countSteps(), context));
    const auto done = co_await runAll(context);
    if (!done) {
        co_await recordFailure(done.error());
        co_return failure(done.error());
    }
    report(0, isUp ? QStringLiteral("done and verified") : QStringLiteral("undone"));
    co_return {};
}

Task<> MigrationRun::runAll(CallContext context)
{
    if (m_with.script.isTransactional)
        co_return co_await runTransaction(std::move(context));
    co_return co_await runStatements(std::move(context));
}

QCoro::Task<> MigrationRun::recordFailure(Error error)
{
    // The caller may have stopped or its deadline passed, but what happened is still to be recorded.
    const auto budget = CallContext::within(kCleanUpBudget);
    const bool isStopped = error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Timeout;
    report(0, isStopped ? QStringLiteral("stopped after %1 of %2 statements").arg(m_step).arg(countSteps())
                        : QStringLiteral("failed: %1").arg(error.what));
    const auto state = isStopped ? JournalState::Stopped : JournalState::Failed;
    const auto recorded = co_await m_with.journal.end(m_with.script.version, state, m_step, error.what, budget);
    if (!recorded)
        qCWarning(lcMigrations) << "the end of" << m_with.script.id()
                                << "could not be recorded:" << recorded.error().what;
}

/// Once its client is gone, the server gives a session up within a second instead of finishing its statement.
Task<postgres::Lease> MigrationRun::openSession(CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_with.pool.acquire(context));
    const QByteArray settings = "SET lock_timeout = '2s'; SET client_connection_check_interval = '1s'";
    MX_CO_CHECK(co_await lease.script(settings, context));
    co_return lease;
}

Task<> MigrationRun::verify(postgres::Lease *lease, CallContext context)
{
    if (m_with.direction == Direction::Down)
        co_return {};
    MX_CO_TRY(const auto rows, co_await lease->script(m_with.script.verify, std::move(context)));
    MX_CO_TRY(const auto problems, rows.decode<QString>([](postgres::RowReader &row) { return row.read<QString>(); }));
    if (!problems.empty())
        co_return failure(ErrorKind::Bug, QStringLiteral("%1/verify.sql finds %2 problems, the first: %3")
                                              .arg(m_with.script.id())
                                              .arg(problems.size())
                                              .arg(problems.front()));
    co_return {};
}

// --- in one transaction ---------------------------------------------------------------------------------------

Task<> MigrationRun::runTransaction(CallContext context)
{
    for (int attempt = 0;; ++attempt) {
        m_step = 0;
        auto done = co_await runTransactionOnce(context);
        if (done || done.error().kind != ErrorKind::Contention || attempt + 1 == kLockAttempts)
            co_return done;
        report(0, QStringLiteral("rolled back, trying again: %1").arg(done.error().what));
        MX_CO_CHECK(co_await sleepFor(backoff(attempt), context));
    }
}

Task<> MigrationRun::runTransactionOnce(CallContext context)
{
    MX_CO_TRY(auto lease, co_await openSession(context)); // given back with the transaction open, it is rolled back
    MX_CO_CHECK(co_await lease.begin(std::nullopt, context));
    for (const auto &statement : statements()) {
        report(0, firstLine(statement));
        const auto done = co_await execute(&lease, &statement, context);
        if (!done)
            co_return failure(placed(statement, done.error()));
        ++m_step;
    }
    MX_CO_CHECK(co_await verify(&lease, context));
    const auto state = m_with.direction == Direction::Up ? JournalState::Applied : JournalState::Undone;
    MX_CO_CHECK(co_await MigrationJournal::endWithin(&lease, m_with.script.version, state, m_step, context));
    MX_CO_CHECK(co_await m_with.lock.confirm(context));
    co_return co_await lease.commit(std::move(context));
}

Task<> MigrationRun::execute(postgres::Lease *lease, const SqlStatement *statement, CallContext context)
{
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QStringLiteral("cancelled by the caller"));
    const auto text = statement->text;
    MX_CO_CHECK(co_await lease->script(text, std::move(context)));
    co_return {};
}

// --- statement by statement -----------------------------------------------------------------------------------

Task<> MigrationRun::runStatements(CallContext context)
{
    for (const auto &statement : statements()) {
        report(0, firstLine(statement));
        MX_CO_CHECK(co_await m_with.lock.confirm(context));
        const auto done = co_await runStatement(&statement, context);
        if (!done)
            co_return failure(placed(statement, done.error()));
        ++m_step;
        MX_CO_CHECK(co_await m_with.journal.recordStep(m_with.script.version, m_step, context));
    }
    MX_CO_TRY(auto lease, co_await openSession(context));
    MX_CO_CHECK(co_await verify(&lease, context));
    const auto state = m_with.direction == Direction::Up ? JournalState::Applied : JournalState::Undone;
    co_return co_await m_with.journal.end(m_with.script.version, state, m_step, QString(), std::move(context));
}

Task<> MigrationRun::runStatement(const SqlStatement *statement, CallContext context)
{
    const auto build = indexBuildOf(*statement);
    if (build && build->isConcurrent)
        co_return co_await buildIndex(statement, build->index, std::move(context));
    for (int attempt = 0;; ++attempt) {
        MX_CO_TRY(auto lease, co_await openSession(context));
        const QByteArray patience = kPatience;
        if (isConcurrent(*statement))
            MX_CO_CHECK(co_await lease.script(patience, context));
        auto done = co_await execute(&lease, statement, context);
        if (done || done.error().kind != ErrorKind::Contention || attempt + 1 == kLockAttempts)
            co_return done;
        report(0, QStringLiteral("  trying again: %1").arg(done.error().what));
        MX_CO_CHECK(co_await sleepFor(backoff(attempt), context));
    }
}

Task<> MigrationRun::buildIndex(const SqlStatement *statement, QString index, CallContext context)
{
    MX_CO_TRY(const bool stands, co_await dropUnlessValid(&m_with.pool, index, context));
    if (stands) {
        report(1, QStringLiteral("  stands already"));
        co_return {};
    }
    auto done = co_await buildWatched(statement, context);
    if (done)
        co_return {};
    // Cancelled or failed, it leaves an invalid index that costs every write and serves no read.
    const auto budget = CallContext::within(kCleanUpBudget);
    const auto cleared = co_await clearAway(index, budget);
    if (!cleared)
        report(0, QStringLiteral("  index %1 could not be cleared away, the next run will: %2")
                      .arg(index, cleared.error().what));
    co_return done;
}

Task<> MigrationRun::clearAway(QString index, CallContext context)
{
    MX_CO_CHECK(co_await waitUntilIdle(&m_with.pool, m_buildPid, context));
    MX_CO_CHECK(co_await dropUnlessValid(&m_with.pool, index, context));
    co_return {};
}

Task<> MigrationRun::buildWatched(const SqlStatement *statement, CallContext context)
{
    MX_CO_TRY(auto lease, co_await openSession(context));
    const QByteArray patience = kPatience;
    MX_CO_CHECK(co_await lease.script(patience, context));
    m_buildPid = lease.backendPid();
    m_phase.clear();
    std::stop_source built;
    const std::function<void(double, QString)> onPhase = [this](double share, const QString &phase) {
        reportPhase(share, phase);
    };
    auto watchContext = CallContext{context.deadline, built.get_token()};
    auto watching = watchBuild(&m_with.pool, m_buildPid, onPhase, std::move(watchContext));
    auto done = co_await execute(&lease, statement, std::move(context));
    built.request_stop();
    co_await watching;
    co_return done;
}

} // namespace minixdr
