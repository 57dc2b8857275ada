// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/postgres/shared_lookups.h"

#include <QTest>

#include <algorithm>
#include <csignal>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kSeen{"test.seen",
                          "SELECT current_setting('app.organization_id') || ' ' || "
                          "current_setting('transaction_read_only') || ' ' || pg_backend_pid()",
                          Access::Lookup};
constexpr Statement kLiar{"test.liar", "INSERT INTO shared_writes VALUES ($1::bigint) RETURNING 1::bigint",
                          Access::Lookup};
constexpr Statement kWrite{"test.write", "INSERT INTO shared_writes VALUES ($1::bigint) RETURNING pg_backend_pid()"};
constexpr Statement kPid{"test.pid", "SELECT pg_backend_pid()"};
constexpr Statement kStored{"test.stored", "SELECT count(*) FROM shared_writes"};
constexpr Statement kAll{"test.all", "SELECT * FROM shared_shape WHERE $1::bigint = 1", Access::Lookup};

Task<> keepAsking(Pool *pool, const bool *isOver)
{
    while (!*isOver) {
        const Parameters one(qint64(1));
        MX_CO_TRY(const auto rows, co_await pool->query(kEcho, one, std::nullopt, soon()));
        Q_UNUSED(rows)
    }
    co_return {};
}

} // namespace

/// Lookups that share a connection: each gets what it asked for, and nothing of its neighbours' fates.
class TestSharedLookups : public SharedLookups
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox.execute("CREATE TABLE shared_writes (n bigint); CREATE TABLE shared_shape (a bigint);"
                          "INSERT INTO shared_shape VALUES (7)");
    }
    void init() { m_runs.clear(); }
    void cleanup() { m_sandbox.execute("TRUNCATE shared_writes"); }

    void answers_goToTheirAskers()
    {
        Pool pool(config(1));
        std::vector<Task<Rows>> asked;
        for (qint64 n = 0; n < 90; ++n)
            asked.push_back(ask(pool, kEcho, n));
        for (qint64 n = 0; n < 90; ++n) {
            const auto rows = runTask(std::move(asked[std::size_t(n)]));
            VERIFY_OK(rows);
            QCOMPARE(rows->single<qint64>().value(), n);
        }
        QCOMPARE(shared(pool), 90U);
        QCOMPARE(pool.snapshot().counters.created, 1U);
        QTRY_COMPARE(pool.status().idle, 1);
    }

    void eachHasItsTenant_andReadsOnly_onOneConnection()
    {
        Pool pool(config(1));
        warm(pool);
        std::vector<Task<Rows>> asked;
        for (qint64 n = 1; n <= 20; ++n) {
            const Tenant tenant = n % 3 == 0 ? Tenant{} : Tenant{OrganizationId{n}};
            asked.push_back(pool.query(kSeen, Parameters{}, tenant, soon()));
        }
        QCOMPARE(pool.snapshot().leases.size(), 1U); // all are under way there
        QStringList pids;
        for (qint64 n = 1; n <= 20; ++n) {
            const auto rows = runTask(std::move(asked[std::size_t(n - 1)]));
            VERIFY_OK(rows);
            const auto seen = rows->single<QString>().value().split(QLatin1Char(' '));
            QCOMPARE(seen.at(0), n % 3 == 0 ? QString() : QString::number(n));
            QCOMPARE(seen.at(1), QStringLiteral("on"));
            pids << seen.at(2);
        }
        QCOMPARE(pids.count(pids.first()), 20);
        // Nothing of it is left for whoever comes next.
        constexpr Statement kLeft{"test.left", "SELECT current_setting('app.organization_id') || "
                                               "current_setting('transaction_read_only')"};
        const auto left = runTask(pool.query(kLeft, Parameters{}, std::nullopt, soon()));
        QCOMPARE(left->single<QString>().value(), QStringLiteral("off"));
    }

    void error_isItsOwn()
    {
        Pool pool(config(1));
        warm(pool);
        divide(pool, 3);
        QVERIFY(repeated(pool) > 0); // what stood behind it in its transaction
        QCOMPARE(pool.snapshot().counters.created, 1U);
    }

    void errorOfThePreparation_doesNotReachTheOthers()
    {
        constexpr Statement kBroken{"test.broken", "SELECT no_such_column", Access::Lookup};
        Pool pool(config(1));
        warm(pool);
        auto first = ask(pool, kBroken);
        auto second = ask(pool, kBroken); // relies on a statement that will not be there
        auto third = ask(pool, kEcho, qint64(3));
        QCOMPARE(runTask(std::move(first)).error().code, QStringLiteral("42703"));
        QCOMPARE(runTask(std::move(second)).error().code, QStringLiteral("42703"));
        QCOMPARE(runTask(std::move(third))->single<qint64>().value(), 3);
    }

    void whatWouldWrite_isRefused_andTheConnectionStays()
    {
        Pool pool(config(1));
        const auto refused = runTask(ask(pool, kLiar, qint64(1)));
        QCOMPARE(refused.error().kind, ErrorKind::Bug);
        QCOMPARE(refused.error().code, QStringLiteral("25006"));
        QCOMPARE(runTask(ask(pool, kStored))->single<qint64>().value(), 0);
        QCOMPARE(pool.snapshot().counters.created, 1U);
    }

    void write_sharesWithNobody()
    {
        Pool pool(config(1));
        warm(pool);
        std::vector<Task<Rows>> asked;
        for (qint64 n = 0; n < 30; ++n)
            asked.push_back(n % 10 == 5 ? ask(pool, kWrite, n) : ask(pool, kEcho, n));
        const auto snapshot = pool.snapshot();
        QCOMPARE(snapshot.leases.size(), 1U);
        QCOMPARE(snapshot.waiters.size(), 25U); // behind the first write, and nobody overtakes it
        for (auto &one : asked)
            VERIFY_OK(runTask(std::move(one)));
        QCOMPARE(runTask(ask(pool, kStored))->single<qint64>().value(), 3);
        QCOMPARE(shared(pool), 28U); // the first one included
    }

    void writer_isNotStarved_byLookupsThatKeepComing()
    {
        Pool pool(config(1));
        warm(pool);
        bool isOver = false;
        std::vector<Task<>> readers;
        for (int reader = 0; reader < 8; ++reader)
            readers.push_back(keepAsking(&pool, &isOver));
        for (qint64 n = 0; n < 5; ++n)
            VERIFY_OK(runTask(ask(pool, kWrite, n), 3s));
        isOver = true;
        for (auto &reader : readers)
            VERIFY_OK(runTask(std::move(reader)));
    }

    void callerThatLeaves_dropsItsAnswer_only()
    {
        Pool pool(config(1));
        warm(pool);
        std::stop_source stop;
        auto slow = ask(pool, kSlow, 0.5);
        auto left = pool.query(kEcho, Parameters(qint64(1)), std::nullopt, CallContext::within(5s, stop.get_token()));
        auto other = ask(pool, kEcho, qint64(2));
        stop.request_stop();
        QCOMPARE(runTask(std::move(left)).error().kind, ErrorKind::Cancelled);
        VERIFY_OK(runTask(std::move(slow)));
        QCOMPARE(runTask(std::move(other))->single<qint64>().value(), 2);
        QTRY_COMPARE(pool.status().idle, 1);
        QCOMPARE(pool.snapshot().counters.cancelRequests, 0U);
    }

    void callerThatLeaves_endsWhatRuns_andTheOthersAreAnswered()
    {
        Pool pool(config(1));
        warm(pool);
        std::stop_source stop;
        auto left = pool.query(kSlow, Parameters(30.0), std::nullopt, CallContext::within(60s, stop.get_token()));
        std::vector<Task<Rows>> others;
        for (qint64 n = 0; n < 20; ++n)
            others.push_back(ask(pool, kEcho, n));
        stop.request_stop();
        QCOMPARE(runTask(std::move(left)).error().kind, ErrorKind::Cancelled);
        for (qint64 n = 0; n < 20; ++n) {
            const auto rows = runTask(std::move(others[std::size_t(n)]));
            VERIFY_OK(rows);
            QCOMPARE(rows->single<qint64>().value(), n);
        }
        QVERIFY(pool.snapshot().counters.cancelRequests >= 1);
        QTRY_COMPARE(pool.status().idle, 1);
    }

    void deadline_isEachOnesOwn()
    {
        Pool pool(config(1));
        warm(pool);
        auto late = pool.query(kSlow, Parameters(30.0), std::nullopt, CallContext::within(200ms));
        auto other = ask(pool, kEcho, qint64(5));
        const auto start = CallContext::Clock::now();
        QCOMPARE(runTask(std::move(late)).error().kind, ErrorKind::Timeout);
        QCOMPARE(runTask(std::move(other))->single<qint64>().value(), 5);
        QVERIFY(CallContext::Clock::now() - start < 2s);
    }

    void lostConnection_isNoticedByNobody()
    {
        Pool pool(config(2));
        warm(pool);
        std::vector<Task<Rows>> asked;
        asked.push_back(ask(pool, kSlow, 0.3));
        for (qint64 n = 0; n < 20; ++n)
            asked.push_back(ask(pool, kEcho, n));
        const auto leases = pool.snapshot().leases;
        QCOMPARE(leases.size(), 1U);
        QCOMPARE(::kill(leases.front().backendPid, SIGTERM), 0);
        for (auto &one : asked)
            VERIFY_OK(runTask(std::move(one)));
        QVERIFY(repeated(pool) >= 1);
        QVERIFY(repeated(pool) <= 21);
    }

    void lostServer_isToldToEach()
    {
        Pool pool(config(1));
        warm(pool);
        std::vector<Task<Rows>> asked;
        asked.push_back(ask(pool, kSlow, 30.0));
        for (qint64 n = 0; n < 20; ++n)
            asked.push_back(ask(pool, kEcho, n));
        m_sandbox.stop();
        for (auto &one : asked)
            QCOMPARE(runTask(std::move(one)).error().kind, ErrorKind::Unavailable);
        m_sandbox.start();
        QTRY_VERIFY_WITH_TIMEOUT(runTask(ask(pool, kEcho, qint64(1))).has_value(), 6000);
    }

    void ddl_isNoticedByNobody()
    {
        Pool pool(config(1));
        VERIFY_OK(runTask(ask(pool, kAll, qint64(1))));
        m_sandbox.execute("ALTER TABLE shared_shape ADD COLUMN b text");
        std::vector<Task<Rows>> asked;
        for (int n = 0; n < 10; ++n)
            asked.push_back(ask(pool, kAll, qint64(1)));
        for (auto &one : asked) {
            const auto rows = runTask(std::move(one));
            VERIFY_OK(rows);
            QCOMPARE(rows->count(), 1);
        }
    }

    void timing_tellsWaitingForOthers_fromRunning()
    {
        Pool pool(config(1));
        warm(pool);
        m_runs.clear();
        auto slow = ask(pool, kSlow, 0.1);
        auto behind = ask(pool, kEcho, qint64(1));
        VERIFY_OK(runTask(std::move(slow)));
        VERIFY_OK(runTask(std::move(behind)));
        QCOMPARE(m_runs.size(), 2U);
        QVERIFY(m_runs[0].timing.server >= 100ms);
        QVERIFY(m_runs[0].timing.wait < 50ms);
        QVERIFY(m_runs[1].timing.wait >= 90ms);
        QVERIFY(m_runs[1].timing.server < 90ms);
    }

    void operator_cancelsTheOneThatRuns()
    {
        Pool pool(config(1));
        warm(pool);
        auto slow = ask(pool, kSlow, 30.0);
        auto behind = ask(pool, kEcho, qint64(1));
        const auto lease = pool.snapshot().leases.at(0);
        QCOMPARE(lease.statement, QStringLiteral("test.slow"));
        const auto isOver = [&] { // a request that overtakes its statement is lost; one too many hits a neighbour
            const auto leases = pool.snapshot().leases;
            const bool runs = !leases.empty() && leases.at(0).statement == QStringLiteral("test.slow");
            return !runs || !pool.cancel(lease.backendPid);
        };
        QTRY_VERIFY(isOver());
        QCOMPARE(runTask(std::move(slow)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(runTask(std::move(behind))->single<qint64>().value(), 1);
    }

    void closing_endsAll()
    {
        std::vector<Task<Rows>> asked;
        Pool pool(config(1));
        warm(pool);
        asked.push_back(ask(pool, kSlow, 30.0));
        for (qint64 n = 0; n < 50; ++n)
            asked.push_back(ask(pool, kEcho, n));
        pool.close();
        for (auto &one : asked)
            QCOMPARE(runTask(std::move(one)).error().kind, ErrorKind::Unavailable);
    }

    void slowLookup_holdsUpNobody_whileOthersAreIdle()
    {
        Pool pool(config(6));
        std::vector<Lease> leases;
        for (int n = 0; n < 6; ++n)
            leases.push_back(runTask(pool.acquire(soon())).value());
        leases.clear();
        std::vector<Task<Rows>> slow;
        for (int n = 0; n < 4; ++n)
            slow.push_back(ask(pool, kSlow, 1.0));
        QTRY_VERIFY(std::ranges::all_of(pool.snapshot().leases, // by now it shows that they are no lookups
                                        [](const auto &lease) { return lease.statementAge > 25ms; }));
        const auto start = CallContext::Clock::now();
        VERIFY_OK(runTask(ask(pool, kEcho, qint64(1))));
        QVERIFY(CallContext::Clock::now() - start < 500ms);
        for (auto &one : slow)
            VERIFY_OK(runTask(std::move(one)));
    }
};

QTEST_GUILESS_MAIN(TestSharedLookups)
#include "tst_shared_lookups.moc"
