// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kInsert{"test.insert", "INSERT INTO kept VALUES (1)"};
constexpr Statement kCount{"test.count", "SELECT count(*) FROM kept"};
constexpr Statement kWaiting{"test.waiting", "SELECT count(*) FROM pg_stat_activity WHERE wait_event IN ('SyncRep', "
                                             "'PgSleep') AND application_name = 'minixdr-writer'"};

CallContext soon()
{
    return CallContext::within(10s);
}

} // namespace

/// A connection that ends during COMMIT: what the caller is told is what happened.
class TestCommitOutcome : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    std::unique_ptr<Pool> m_watcher;
    std::unique_ptr<Pool> m_pool;
    Lease m_lease;

    std::unique_ptr<Pool> makePool(const QString &name) const
    {
        PoolConfig config;
        config.name = name;
        config.conninfo = m_sandbox.conninfo();
        config.size = 1;
        config.overflow = 0;
        return std::make_unique<Pool>(config);
    }

    qint64 ask(Statement statement) const
    {
        const auto rows = runTask(m_watcher->query(statement, Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<qint64>().value_or(-1) : -1;
    }

    /// A transaction whose row is written and whose COMMIT stays on the server: after its row is safe (it waits for
    /// a standby that never comes) or before (a deferred trigger sleeps).
    Result<> beginToCommit(bool isSafe)
    {
        MX_TRY(m_lease, runTask(m_pool->acquire(soon())));
        MX_CHECK(runTask(m_lease.begin(std::nullopt, soon())));
        const QByteArray wait = isSafe ? "SET LOCAL synchronous_commit = on" : "SET LOCAL test.sleeps = 60";
        MX_TRY([[maybe_unused]] const auto set, runTask(m_lease.script(wait, soon())));
        MX_TRY([[maybe_unused]] const auto rows, runTask(m_lease.query(kInsert, Parameters{}, std::nullopt, soon())));
        return {};
    }

    void endWriter() const
    {
        m_sandbox.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                          "'minixdr-writer'");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox.execute("CREATE TABLE kept (a int)");
        m_sandbox.execute("CREATE FUNCTION sleeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
                          "pg_sleep(coalesce(nullif(current_setting('test.sleeps', true), ''), '0')::int); "
                          "RETURN NULL; END $$");
        m_sandbox.execute("CREATE CONSTRAINT TRIGGER sleeps AFTER INSERT ON kept DEFERRABLE INITIALLY DEFERRED "
                          "FOR EACH ROW EXECUTE FUNCTION sleeps()");
        m_sandbox.execute("ALTER SYSTEM SET synchronous_commit = local");
        m_sandbox.execute("ALTER SYSTEM SET synchronous_standby_names = 'ghost'");
        m_sandbox.execute("SELECT pg_reload_conf()");
    }

    void init()
    {
        m_sandbox.execute("TRUNCATE kept");
        m_watcher = makePool(QStringLiteral("watcher"));
        m_pool = makePool(QStringLiteral("writer"));
    }

    void cleanup()
    {
        m_lease = {};
        m_pool.reset();
        m_watcher.reset();
    }

    void commit_succeeds_whenItWasLostAfterItCounted()
    {
        VERIFY_OK(beginToCommit(true));
        auto committing = m_lease.commit(soon());
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        endWriter();
        VERIFY_OK(runTask(std::move(committing)));
        QCOMPARE(ask(kCount), qint64(1));
        QCOMPARE(m_pool->snapshot().counters.commitsLost, quint64(1));
        QCOMPARE(m_pool->snapshot().counters.commitsUnknown, quint64(0));
    }

    void commit_saysRolledBack_whenItWasLostBefore()
    {
        VERIFY_OK(beginToCommit(false));
        auto committing = m_lease.commit(soon());
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        endWriter();
        const auto result = runTask(std::move(committing));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("40000"));
        QVERIFY(result.error().isRetryable());
        QCOMPARE(ask(kCount), qint64(0));
    }

    void commit_isFinished_whenOnlyOurEndWasLost()
    {
        VERIFY_OK(beginToCommit(true));
        auto committing = m_lease.commit(soon());
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        VERIFY_OK(m_pool->terminate(m_lease.backendPid()));
        VERIFY_OK(runTask(std::move(committing)));
        QCOMPARE(ask(kCount), qint64(1));
    }

    void commit_isSettled_afterTheServerLostItsPower_data()
    {
        QTest::addColumn<bool>("isSafe");
        QTest::newRow("after it counted") << true;
        QTest::newRow("before it counted") << false;
    }

    void commit_isSettled_afterTheServerLostItsPower()
    {
        QFETCH(bool, isSafe);
        VERIFY_OK(beginToCommit(isSafe));
        auto committing = m_lease.commit(CallContext::within(15s));
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        m_sandbox.stop();
        m_sandbox.start();
        const auto result = runTask(std::move(committing));
        QCOMPARE(result.has_value(), isSafe);
        if (!isSafe)
            QCOMPARE(result.error().code, QStringLiteral("40000"));
        QTRY_COMPARE_WITH_TIMEOUT(ask(kCount), qint64(isSafe), 10'000);
    }

    void commit_admitsThatItDoesNotKnow_whenTheServerStaysAway()
    {
        VERIFY_OK(beginToCommit(true));
        auto committing = m_lease.commit(CallContext::within(700ms));
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        m_sandbox.stop();
        const auto result = runTask(std::move(committing));
        m_sandbox.start();
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("40003"));
        QVERIFY(!result.error().isRetryable());
    }

    void commit_admitsThatItDoesNotKnow_atItsDeadline()
    {
        VERIFY_OK(beginToCommit(true));
        const auto result = runTask(m_lease.commit(CallContext::within(100ms)));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("40003"));
        QVERIFY(!result.error().isRetryable());
    }

    void commit_knowsWhatAScriptWrote()
    {
        VERIFY_OK(beginToCommit(true));
        VERIFY_OK(runTask(m_lease.rollback(soon())));
        VERIFY_OK(runTask(m_lease.begin(std::nullopt, soon())));
        VERIFY_OK(runTask(m_lease.script("SET LOCAL synchronous_commit = on; INSERT INTO kept VALUES (2)", soon())));
        auto committing = m_lease.commit(soon());
        QTRY_COMPARE(ask(kWaiting), qint64(1));
        endWriter();
        VERIFY_OK(runTask(std::move(committing)));
        QCOMPARE(ask(kCount), qint64(1));
    }

    void commit_isABug_ofATransactionThatFailed()
    {
        auto lease = runTask(m_pool->acquire(soon()));
        VERIFY_OK(lease);
        VERIFY_OK(runTask(lease->begin(std::nullopt, soon())));
        constexpr Statement kBad{"test.bad", "SELECT nothing_of_that_name"};
        QVERIFY(!runTask(lease->query(kBad, Parameters{}, std::nullopt, soon())));
        const auto result = runTask(lease->commit(soon()));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("25P02"));
    }

    void judge_believesOnlyWhatIsCertain()
    {
        const TransactionMark mark{QStringLiteral("700"), QStringLiteral("00000001"), QStringLiteral("then"), 100};
        const auto judge = [&](const char *timeline, const char *stats, qint64 redo, const char *status) {
            const ServerMark server{QString::fromLatin1(timeline), QString::fromLatin1(stats), redo};
            return judgeCommit(mark, server, status ? std::optional(QString::fromLatin1(status)) : std::nullopt);
        };
        QCOMPARE(judge("00000001", "then", 50, "committed"), CommitOutcome::Committed);
        QCOMPARE(judge("00000001", "then", 50, "aborted"), CommitOutcome::RolledBack);
        QCOMPARE(judge("00000001", "then", 50, "in progress"), CommitOutcome::Undecided);
        QCOMPARE(judge("00000001", "then", 50, ""), CommitOutcome::Unknown); // too long ago
        QCOMPARE(judge("00000001", "then", 50, nullptr), CommitOutcome::Unknown);
        QCOMPARE(judge("00000002", "then", 50, "committed"), CommitOutcome::Unknown); // another server
        QCOMPARE(judge("00000001", "later", 150, "committed"), CommitOutcome::Committed);
        QCOMPARE(judge("00000001", "later", 50, "committed"), CommitOutcome::Unknown); // perhaps somebody else's
        QCOMPARE(judge("00000001", "later", 50, "aborted"), CommitOutcome::RolledBack);
        QCOMPARE(judge("00000001", "later", 50, nullptr), CommitOutcome::RolledBack); // never reached the disk
    }
};

QTEST_GUILESS_MAIN(TestCommitOutcome)
#include "tst_commit_outcome.moc"
