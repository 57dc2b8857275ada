// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kOne{"test.one", "SELECT 1::bigint"};
constexpr Statement kPid{"test.pid", "SELECT pg_backend_pid()"};
constexpr Statement kSleep{"test.sleep", "SELECT pg_sleep(60)::text"};
constexpr Statement kTimeout{"test.timeout",
                             "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'"};

CallContext soon()
{
    return CallContext::within(5s);
}

quint64 closed(const Pool &pool, CloseReason reason)
{
    return pool.snapshot().counters.closed[static_cast<std::size_t>(reason)];
}

} // namespace

/// What a pool says about itself, and what may be done to it while it works.
class TestPoolDiagnostics : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

    PoolConfig config(int size, int overflow = 0) const
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo();
        config.size = size;
        config.overflow = overflow;
        return config;
    }

    static Result<Rows> query(Pool &pool, Statement statement, CallContext context = soon())
    {
        return runTask(pool.query(statement, Parameters{}, std::nullopt, std::move(context)));
    }

    static qint64 number(const Result<Rows> &rows) { return rows ? rows->single<qint64>().value_or(-1) : -1; }

private Q_SLOTS:
    void snapshot_namesEachBorrower_andEachWaiter()
    {
        Pool pool(config(1));
        auto slept = pool.query(kSleep, Parameters{}, std::nullopt, soon());
        auto waiting = pool.query(kOne, Parameters{}, std::nullopt, soon());
        QTRY_COMPARE(pool.snapshot().leases.size(), std::size_t(1));
        QTRY_COMPARE(pool.snapshot().leases.front().state, LeaseState::Running);
        const auto snapshot = pool.snapshot();
        const auto &lease = snapshot.leases.front();
        QCOMPARE(lease.statement, QStringLiteral("test.sleep"));
        QCOMPARE(lease.borrower.file, QStringLiteral("tests/services/postgres/tst_pool_diagnostics.cpp"));
        QCOMPARE(lease.borrower.function,
                 QStringLiteral("TestPoolDiagnostics::snapshot_namesEachBorrower_andEachWaiter"));
        QVERIFY(lease.borrower.line > 0);
        QVERIFY(lease.backendPid > 0);
        QVERIFY(lease.age >= lease.statementAge);
        QCOMPARE(snapshot.waiters.size(), std::size_t(1));
        QCOMPARE(snapshot.waiters.front().borrower.function, lease.borrower.function);
        QCOMPARE(snapshot.status.waiting, 1);
        VERIFY_OK(pool.terminate(lease.backendPid));
        VERIFY_OK(runTask(std::move(waiting)));
    }

    void snapshot_countsAndMeasures()
    {
        auto settings = config(1);
        settings.maxWaiters = 1;
        Pool pool(settings);
        VERIFY_OK(query(pool, kOne));
        VERIFY_OK(query(pool, kOne));
        {
            const auto held = runTask(pool.acquire(soon()));
            VERIFY_OK(held);
            QCOMPARE(runTask(pool.acquire(CallContext::within(20ms))).error().kind, ErrorKind::Timeout);
            std::stop_source stop;
            auto stopped = pool.acquire(CallContext::within(5s, stop.get_token()));
            QCOMPARE(runTask(pool.acquire(soon())).error().code, QStringLiteral("queue_full"));
            stop.request_stop();
            QCOMPARE(runTask(std::move(stopped)).error().kind, ErrorKind::Cancelled);
            QCOMPARE(pool.snapshot().waiters.size(), std::size_t(0));
        }
        const auto counters = pool.snapshot().counters;
        QCOMPARE(counters.acquired, quint64(3));
        QCOMPARE(counters.acquiredAfterWait, quint64(1));
        QCOMPARE(counters.created, quint64(1));
        QCOMPARE(counters.timeouts, quint64(1));
        QCOMPARE(counters.cancelled, quint64(1));
        QCOMPARE(counters.queueFull, quint64(1));
        QCOMPARE(pool.snapshot().waits.count(), quint64(3));
        QCOMPARE(pool.snapshot().holds.count(), quint64(3));
        QVERIFY(pool.snapshot().holds.maximum() >= 20ms);
    }

    void queue_hasRoomAgain_onceWaitersGaveUp()
    {
        auto settings = config(1);
        settings.maxWaiters = 2;
        Pool pool(settings);
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        for (int round = 0; round < 5; ++round)
            QCOMPARE(runTask(pool.acquire(CallContext::within(5ms))).error().kind, ErrorKind::Timeout);
        QCOMPARE(pool.status().waiting, 0);
    }

    void cancel_endsTheStatement_andLeavesTheLease()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        const int pid = lease->backendPid();
        QCOMPARE(pool.cancel(pid).error().kind, ErrorKind::NotFound);
        auto slept = lease->query(kSleep, Parameters{}, std::nullopt, soon());
        VERIFY_OK(pool.cancel(pid));
        QTRY_VERIFY(!pool.cancel(pid)); // the first may come before the statement has begun
        QCOMPARE(runTask(std::move(slept)).error().kind, ErrorKind::Cancelled);
        lease = runTask([&] { // a late one must not hit what comes after it
            lease = Lease();
            return pool.acquire(soon());
        }());
        VERIFY_OK(lease);
        const auto again = runTask(lease->query(kPid, Parameters{}, std::nullopt, soon()));
        VERIFY_OK(again);
        QCOMPARE(again->single<qint32>().value(), pid);
        QCOMPARE(pool.cancel(pid + 1).error().kind, ErrorKind::NotFound);
    }

    void terminate_closesTheConnection_andThePoolGoesOn()
    {
        Pool pool(config(1));
        auto slept = pool.query(kSleep, Parameters{}, std::nullopt, soon());
        QTRY_COMPARE(pool.snapshot().leases.size(), std::size_t(1));
        VERIFY_OK(pool.terminate(pool.snapshot().leases.front().backendPid));
        QCOMPARE(runTask(std::move(slept)).error().kind, ErrorKind::Unavailable);
        QCOMPARE(closed(pool, CloseReason::Terminated), quint64(1));
        VERIFY_OK(query(pool, kOne));
        QVERIFY(pool.status().isAvailable);
    }

    void setLimits_servesAWaiter_whenTheyGrow()
    {
        Pool pool(config(1));
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        auto waiting = pool.acquire(soon());
        VERIFY_OK(pool.setLimits({2, 0, 0, 0}));
        VERIFY_OK(runTask(std::move(waiting)));
        QCOMPARE(pool.snapshot().limits, (PoolLimits{2, 0, 0, 8}));
    }

    void setLimits_lowersThePool_whenLeasesComeBack()
    {
        Pool pool(config(3));
        {
            std::vector<Result<Lease>> held;
            for (int count = 0; count < 3; ++count)
                held.push_back(runTask(pool.acquire(soon())));
            VERIFY_OK(pool.setLimits({1, 0, 0, 0}));
            QCOMPARE(pool.status().busy, 3);
        }
        QCOMPARE(pool.status().idle, 1);
        QCOMPARE(closed(pool, CloseReason::Shrunk), quint64(2));
        QCOMPARE(pool.setLimits({0, 0, 0, 0}).error().kind, ErrorKind::Invalid);
        QCOMPARE(pool.setLimits({2, 0, 3, 0}).error().kind, ErrorKind::Invalid);
    }

    void drain_waitsForTheLast_andRefusesNewOnes()
    {
        Pool pool(config(1));
        std::optional<Result<Lease>> held = runTask(pool.acquire(soon()));
        VERIFY_OK(*held);
        auto waiting = pool.query(kOne, Parameters{}, std::nullopt, soon());
        auto drained = pool.drain(soon());
        QCOMPARE(query(pool, kOne).error().kind, ErrorKind::Unavailable);
        held.reset();
        VERIFY_OK(runTask(std::move(waiting)));
        VERIFY_OK(runTask(std::move(drained)));
        QCOMPARE(pool.status().idle + pool.status().busy, 0);
    }

    void drain_endsWithTheLastWaiter_thatGaveUp()
    {
        auto settings = config(1);
        QTcpServer silent; // the kernel accepts, nobody answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        settings.conninfo = QStringLiteral("host=127.0.0.1 port=%1 user=postgres").arg(silent.serverPort());
        Pool hung(settings);
        std::stop_source stop;
        auto waiting = hung.acquire(CallContext::within(30s, stop.get_token()));
        auto drained = hung.drain(soon());
        const auto start = CallContext::Clock::now();
        stop.request_stop();
        QCOMPARE(runTask(std::move(waiting)).error().kind, ErrorKind::Cancelled);
        VERIFY_OK(runTask(std::move(drained)));
        QVERIFY(CallContext::Clock::now() - start < 1s);
    }

    void drain_endsWithTheLastWaiter_thatWasRefused()
    {
        QTcpServer refusing; // accepts, and hangs up later
        QVERIFY(refusing.listen(QHostAddress::LocalHost));
        auto settings = config(1);
        settings.conninfo = QStringLiteral("host=127.0.0.1 port=%1 user=postgres").arg(refusing.serverPort());
        Pool pool(settings);
        auto waiting = pool.acquire(soon());
        auto drained = pool.drain(soon());
        QTRY_VERIFY(refusing.hasPendingConnections());
        const auto start = CallContext::Clock::now();
        delete refusing.nextPendingConnection();
        QCOMPARE(runTask(std::move(waiting)).error().kind, ErrorKind::Unavailable);
        VERIFY_OK(runTask(std::move(drained)));
        QVERIFY(CallContext::Clock::now() - start < 1s);
    }

    void drain_endsWhatRuns_atItsDeadline()
    {
        Pool pool(config(1));
        auto slept = pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s));
        QTRY_COMPARE(pool.status().busy, 1);
        QCOMPARE(runTask(pool.drain(CallContext::within(50ms))).error().kind, ErrorKind::Timeout);
        QCOMPARE(runTask(std::move(slept)).error().kind, ErrorKind::Unavailable);
    }

    void minIdle_isOpenedAhead_andRefilledAfterALoss()
    {
        auto settings = config(3);
        settings.minIdle = 2;
        Pool pool(settings);
        QTRY_COMPARE(pool.status().idle, 2);
        m_sandbox.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'minixdr-test'");
        QTRY_COMPARE_WITH_TIMEOUT(closed(pool, CloseReason::Lost), quint64(2), 5000);
        QTRY_COMPARE_WITH_TIMEOUT(pool.status().idle, 2, 5000);
    }

    void lease_isReported_whenItIsOutTooLong()
    {
        auto settings = config(1);
        settings.reportLeaseAfter = 50ms;
        Pool pool(settings);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("borrowed by.*lease_isReported")));
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        QTRY_COMPARE(pool.snapshot().counters.leakReports, quint64(1));
        QVERIFY(pool.snapshot().leases.front().isOverdue);
    }

    void budget_isAskedOnce_andKnowsTheServersRoom()
    {
        auto settings = config(2, 1);
        settings.instances = 100;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("may need 300 connections")));
        Pool pool(settings);
        VERIFY_OK(query(pool, kOne));
        QTRY_VERIFY(pool.snapshot().budget.has_value());
        const auto budget = *pool.snapshot().budget;
        QCOMPARE(budget.needed, 300);
        QCOMPARE(budget.maxConnections, 60);
        QCOMPARE(budget.reserved, 3);
        QCOMPARE(budget.others, 0);
        QVERIFY(!budget.isEnough());
    }

    void deadline_becomesTheServersTimeout_forThatStatementOnly()
    {
        Pool pool(config(1));
        const auto shorter = number(query(pool, kTimeout, CallContext::within(2s)));
        QVERIFY2(shorter > 1500 && shorter <= 2000, qPrintable(QString::number(shorter)));
        QCOMPARE(number(query(pool, kTimeout, CallContext::within(40s))), qint64(30'000));
    }

    void deadline_becomesTheServersTimeout_insideATransactionToo()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        VERIFY_OK(runTask(lease->begin(OrganizationId{7}, CallContext::within(10s))));
        const auto ask = [&](CallContext::Clock::duration budget) {
            return number(runTask(lease->query(kTimeout, Parameters{}, std::nullopt, CallContext::within(budget))));
        };
        const auto shorter = ask(1s);
        QVERIFY(shorter > 500 && shorter <= 1000);
        const auto longer = ask(20s);
        QVERIFY(longer > 15'000 && longer <= 20'000);
        VERIFY_OK(runTask(lease->rollback(soon())));
        QCOMPARE(ask(40s), qint64(30'000));
    }

    void transactionThatFailed_isRolledBack_whateverItsDeadline()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        VERIFY_OK(runTask(lease->begin(std::nullopt, soon())));
        constexpr Statement kBad{"test.bad", "SELECT nothing_of_that_name"};
        QVERIFY(!runTask(lease->query(kBad, Parameters{}, std::nullopt, soon())));
        VERIFY_OK(runTask(lease->rollback(CallContext::within(1s))));
        VERIFY_OK(runTask(lease->query(kOne, Parameters{}, std::nullopt, soon())));
    }
};

QTEST_GUILESS_MAIN(TestPoolDiagnostics)
#include "tst_pool_diagnostics.moc"
