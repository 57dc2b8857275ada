// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/postgres/shared_lookups.h"

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kBegan{"test.began", "SELECT transaction_timestamp()", Access::Lookup};

} // namespace

/// Lookups of one statement that are asked in one turn share a Sync, and so a transaction; not what happens to them in
/// it.
class TestSharedSync : public SharedLookups
{
    Q_OBJECT
private Q_SLOTS:
    void thoseOfOneTurn_shareASync_butNotWithAnotherStatement()
    {
        Pool pool(config(1));
        warm(pool);
        std::vector<Task<Rows>> asked;
        for (int n = 0; n < 20; ++n)
            asked.push_back(ask(pool, kBegan));
        auto other = ask(pool, kEcho, qint64(1));
        asked.push_back(ask(pool, kBegan));
        std::vector<UtcTime> began;
        for (auto &one : asked)
            began.push_back(runTask(std::move(one))->single<UtcTime>().value());
        VERIFY_OK(runTask(std::move(other)));
        std::vector<int> sizes{1}; // of those that ran in one transaction
        for (std::size_t n = 1; n < began.size(); ++n)
            if (began[n] == began[n - 1])
                ++sizes.back();
            else
                sizes.push_back(1);
        QCOMPARE(sizes, (std::vector<int>{1, 16, 3, 1})); // the first is not kept waiting; 16 are enough
    }

    void callerThatLeaves_endsWhatRuns_amongThoseOfItsTransaction()
    {
        Pool pool(config(1));
        warm(pool);
        std::stop_source stop;
        std::vector<Task<Rows>> others;
        others.push_back(ask(pool, kSlow, 0.0)); // alone, and begun at once
        others.push_back(ask(pool, kSlow, 0.0));
        auto left = pool.query(kSlow, Parameters(30.0), std::nullopt, CallContext::within(60s, stop.get_token()));
        others.push_back(ask(pool, kSlow, 0.0));
        const auto start = CallContext::Clock::now();
        stop.request_stop();
        QCOMPARE(runTask(std::move(left)).error().kind, ErrorKind::Cancelled);
        for (auto &one : others)
            VERIFY_OK(runTask(std::move(one)));
        QVERIFY(CallContext::Clock::now() - start < 3s);
        QVERIFY(pool.snapshot().counters.cancelRequests >= 1);
        QTRY_COMPARE(pool.status().idle, 1);
    }

    void operatorsCancel_hitsOneOfATransaction_andTheOthersAreAnswered()
    {
        Pool pool(config(1));
        warm(pool);
        std::vector<Task<Rows>> asked;
        asked.push_back(ask(pool, kSlow, 0.01));
        asked.push_back(ask(pool, kSlow, 0.0));
        asked.push_back(ask(pool, kSlow, 4.0));
        asked.push_back(ask(pool, kSlow, 0.0));
        VERIFY_OK(runTask(std::move(asked[0])));
        QTest::qWait(50);
        VERIFY_OK(pool.cancel(pool.snapshot().leases.at(0).backendPid));
        VERIFY_OK(runTask(std::move(asked[1])));
        QCOMPARE(runTask(std::move(asked[2])).error().kind, ErrorKind::Cancelled);
        VERIFY_OK(runTask(std::move(asked[3])));
    }

    void lossOfAllConnections_isNoticedByNobody()
    {
        Pool pool(config(5));
        std::vector<Lease> leases;
        for (int n = 0; n < 5; ++n)
            leases.push_back(runTask(pool.acquire(soon())).value());
        leases.clear();
        std::vector<Task<Rows>> asked;
        for (int n = 0; n < 60; ++n)
            asked.push_back(ask(pool, kSlow, n < 20 ? 0.1 : 0.0));
        QCOMPARE(pool.status().idle, 2); // dead, too, and it is not known of them
        m_sandbox.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                          "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        for (auto &one : asked)
            VERIFY_OK(runTask(std::move(one)));
    }

    void errorsOfOthers_keepNobodyFromAsking()
    {
        auto small = config(2);
        small.maxWaiters = 4;
        Pool pool(small);
        warm(pool);
        divide(pool, 20);
        QCOMPARE(pool.snapshot().counters.queueFull, 0U);
    }

    void timing_isSharedEqually_byThoseOfATransaction()
    {
        Pool pool(config(1));
        warm(pool);
        auto first = ask(pool, kEcho, qint64(1));
        m_runs.clear();
        std::vector<Task<Rows>> asked;
        for (int n = 0; n < 4; ++n)
            asked.push_back(ask(pool, kSlow, 0.05));
        for (auto &one : asked)
            VERIFY_OK(runTask(std::move(one)));
        VERIFY_OK(runTask(std::move(first)));
        std::erase_if(m_runs, [](const QueryRun &run) { return run.statement != kSlow.name; });
        QCOMPARE(m_runs.size(), 4U);
        for (const auto &run : m_runs) {
            QVERIFY(run.timing.server >= 45ms);
            QVERIFY(run.timing.server < 150ms);
            QVERIFY(run.timing.wait + run.timing.server >= 200ms);
        }
    }
};

QTEST_GUILESS_MAIN(TestSharedSync)
#include "tst_shared_sync.moc"
