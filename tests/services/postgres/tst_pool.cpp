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

constexpr Statement kOne{"test.one", "SELECT 1::bigint"};
constexpr Statement kSleep{"test.sleep", "SELECT pg_sleep(60)::text"};
constexpr Statement kPid{"test.pid", "SELECT pg_backend_pid()"};
constexpr Statement kTenant{"test.tenant", "SELECT current_setting('app.organization_id', true)"};
constexpr Statement kEcho{"test.echo", "SELECT $1::text, $2::bigint, $3::timestamptz, $4::inet, $5::boolean, "
                                       "$6::double precision, $7::jsonb, $8::smallint, $9::inet"};

CallContext soon()
{
    return CallContext::within(5s);
}

} // namespace

/// The pool's contract against a real server: fairness, deadlines, cancelling, recovery.
class TestPool : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

    PoolConfig config(int size = 2, int overflow = 0) const
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo();
        config.size = size;
        config.overflow = overflow;
        return config;
    }

    Result<Rows> query(Pool &pool, Statement statement, Tenant tenant = {}, CallContext context = soon()) const
    {
        return runTask(pool.query(statement, Parameters{}, tenant, std::move(context)));
    }

private Q_SLOTS:
    void values_survive_theRoundTrip()
    {
        Pool pool(config());
        const auto time = *fromIso(u"2026-01-02T03:04:05.000006Z");
        const auto network = *IpNetwork::parse(u"2001:db8::/32");
        const auto address = *IpAddress::parse(u"203.0.113.7");
        const Parameters parameters{QStringLiteral("naïve 'text'"),
                                    qint64(-7),
                                    time,
                                    network,
                                    true,
                                    0.25,
                                    Jsonb{"{\"a\": 1}"},
                                    qint16(3),
                                    address};
        const auto rows = runTask(pool.query(kEcho, parameters, std::nullopt, soon()));
        VERIFY_OK(rows);
        const auto read = rows->decode<bool>([&](RowReader &reader) {
            return reader.read<QString>() == QStringLiteral("naïve 'text'") && reader.read<qint64>() == -7 &&
                   reader.read<UtcTime>() == time && reader.read<IpNetwork>() == network && reader.read<bool>() &&
                   reader.read<double>() == 0.25 && reader.read<Jsonb>() == Jsonb{"{\"a\": 1}"} &&
                   reader.read<std::optional<qint16>>() == qint16(3) && reader.read<IpAddress>() == address;
        });
        VERIFY_OK(read);
        QVERIFY(read->front());
    }

    void decode_isABug_whenTheTypeDoesNotFit()
    {
        Pool pool(config());
        const auto rows = query(pool, kOne);
        VERIFY_OK(rows);
        const auto text = rows->single<QString>();
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Bug);
    }

    void tenant_endsWithItsStatement()
    {
        Pool pool(config(1));
        const auto inside = query(pool, kTenant, OrganizationId{42});
        VERIFY_OK(inside);
        QCOMPARE(inside->single<QString>().value(), QStringLiteral("42"));
        const auto after = query(pool, kTenant);
        VERIFY_OK(after);
        QCOMPARE(after->single<std::optional<QString>>().value().value_or(QString()), QString());
    }

    void query_failsAtItsDeadline_andTheConnectionIsReused()
    {
        Pool pool(config(1));
        const auto pid = query(pool, kPid)->single<qint32>().value();
        const auto start = CallContext::Clock::now();
        const auto slept = query(pool, kSleep, {}, CallContext::within(100ms));
        QVERIFY(!slept);
        QCOMPARE(slept.error().kind, ErrorKind::Timeout);
        QVERIFY(CallContext::Clock::now() - start < 2s);
        const auto again = query(pool, kPid);
        VERIFY_OK(again);
        QCOMPARE(again->single<qint32>().value(), pid);
    }

    void query_isCancelledOnTheServer_whenStopped()
    {
        Pool pool(config(2));
        std::stop_source stop;
        auto slept = pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s, stop.get_token()));
        QTRY_COMPARE(pool.status().busy, 1);
        stop.request_stop();
        const auto result = runTask(std::move(slept));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        constexpr Statement kSleepers{"test.sleepers", "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                                                       "AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()"};
        QTRY_COMPARE(query(pool, kSleepers)->single<qint64>().value(), qint64(0));
    }

    void acquire_failsAtDeadline_whenPoolIsFull()
    {
        Pool pool(config(1));
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        const auto second = runTask(pool.acquire(CallContext::within(50ms)));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Timeout);
    }

    void acquire_isOverloadedAtOnce_whenTheQueueIsFull()
    {
        auto settings = config(1);
        settings.maxWaiters = 1;
        Pool pool(settings);
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        auto waiting = pool.acquire(CallContext::within(200ms));
        const auto refused = runTask(pool.acquire(soon()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Overloaded);
        QVERIFY(!runTask(std::move(waiting)));
    }

    void waiters_areServedInTurn()
    {
        Pool pool(config(1));
        std::optional<Result<Lease>> held = runTask(pool.acquire(soon()));
        VERIFY_OK(*held);
        QList<int> order;
        std::vector<QCoro::Task<>> tasks;
        for (int turn = 0; turn < 4; ++turn)
            tasks.push_back(takeTurn(pool, turn, &order));
        held.reset();
        QTRY_COMPARE(order, (QList<int>{0, 1, 2, 3}));
    }

    void lease_rollsBack_whatWasLeftOpen()
    {
        Pool pool(config(1));
        {
            const auto lease = runTask(pool.acquire(soon()));
            VERIFY_OK(lease);
            auto &open = const_cast<Lease &>(*lease);
            VERIFY_OK(runTask(open.begin(std::nullopt, soon())));
            VERIFY_OK(runTask(open.script("CREATE TEMP TABLE left_open (a int)", soon())));
        }
        constexpr Statement kLeft{"test.left", "SELECT to_regclass('pg_temp.left_open')::text"};
        const auto left = query(pool, kLeft);
        VERIFY_OK(left);
        QVERIFY(!left->single<std::optional<QString>>().value().has_value());
    }

    void statements_surviveDdl()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        constexpr Statement kAll{"test.all", "SELECT * FROM ddl_moves"};
        VERIFY_OK(runTask(lease->script("CREATE TEMP TABLE ddl_moves (a int)", soon())));
        VERIFY_OK(runTask(lease->query(kAll, Parameters{}, std::nullopt, soon())));
        VERIFY_OK(runTask(lease->script("ALTER TABLE ddl_moves ADD b text", soon())));
        VERIFY_OK(runTask(lease->query(kAll, Parameters{}, std::nullopt, soon())));
    }

    void errorAtTheEndOfATransaction_isToldAtOnce()
    {
        constexpr Statement kInsert{"test.insert_deferred", "INSERT INTO deferred VALUES (1)"};
        m_sandbox.execute("CREATE TABLE deferred (n bigint UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        Pool pool(config());
        VERIFY_OK(query(pool, kInsert));
        const auto start = CallContext::Clock::now();
        const auto refused = query(pool, kInsert);
        QCOMPARE(refused.error().code, QStringLiteral("23505"));
        QVERIFY(CallContext::Clock::now() - start < 1s);
        QCOMPARE(pool.snapshot().counters.created, 1U);
    }

    void copy_storesEveryRow()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        VERIFY_OK(runTask(lease->script("CREATE TEMP TABLE copied (a int, b text)", soon())));
        constexpr Statement kCopy{"test.copy", "COPY copied FROM STDIN"};
        VERIFY_OK(runTask(lease->copyBegin(kCopy, soon())));
        const QByteArray block = QByteArray("1\tsome text that fills the socket\n").repeated(20'000);
        for (int count = 0; count < 10; ++count)
            VERIFY_OK(runTask(lease->copyData(block, soon())));
        const auto stored = runTask(lease->copyEnd(soon()));
        VERIFY_OK(stored);
        QCOMPARE(*stored, qint64(200'000));
    }

    void copy_thatIsAbandoned_leavesACleanConnection()
    {
        Pool pool(config(1));
        {
            auto lease = runTask(pool.acquire(soon()));
            VERIFY_OK(lease);
            VERIFY_OK(runTask(lease->script("CREATE TEMP TABLE abandoned (a int)", soon())));
            constexpr Statement kCopy{"test.copy_abandoned", "COPY abandoned FROM STDIN"};
            VERIFY_OK(runTask(lease->copyBegin(kCopy, soon())));
            VERIFY_OK(runTask(lease->copyData("1\n", soon())));
        }
        constexpr Statement kCount{"test.count_abandoned", "SELECT count(*) FROM abandoned"};
        const auto count = query(pool, kCount);
        VERIFY_OK(count);
        QCOMPARE(count->single<qint64>().value(), qint64(0));
    }

    void pool_recovers_whenItsBackendIsKilled()
    {
        Pool pool(config(2));
        VERIFY_OK(query(pool, kOne));
        Pool other(config(1));
        constexpr Statement kKill{"test.kill", "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                               "WHERE application_name = 'minixdr-test' AND pid <> pg_backend_pid()"};
        VERIFY_OK(query(other, kKill));
        QTRY_VERIFY(query(pool, kOne).has_value());
    }

    void pool_saysSinceWhen_andRecovers_whenTheServerRestarts()
    {
        Pool pool(config(2));
        VERIFY_OK(query(pool, kOne));
        m_sandbox.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!pool.status().isAvailable, 5000);
        QVERIFY(pool.status().unavailableSince.has_value());
        const auto refused = query(pool, kOne);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
        m_sandbox.start();
        QTRY_VERIFY_WITH_TIMEOUT(pool.status().isAvailable, 10'000);
        VERIFY_OK(query(pool, kOne));
    }

    void pool_isNoLargerThanItsLimit_underLoad()
    {
        Pool pool(config(2, 1));
        std::vector<Task<Rows>> tasks;
        for (int count = 0; count < 12; ++count)
            tasks.push_back(pool.query(kOne, Parameters{}, std::nullopt, soon()));
        for (auto &task : tasks) {
            VERIFY_OK(runTask(std::move(task)));
            const auto status = pool.status();
            QVERIFY(status.idle + status.busy + status.connecting <= status.limit);
        }
        QTRY_VERIFY(pool.status().idle <= 2);
        QCOMPARE(pool.status().busy, 0);
    }

    void close_endsWhatRuns_hereAndOnTheServer()
    {
        Pool watcher(config(1));
        VERIFY_OK(query(watcher, kOne));
        auto pool = std::make_unique<Pool>(config(1));
        auto slept = pool->query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s));
        auto waiting = pool->query(kOne, Parameters{}, std::nullopt, CallContext::within(30s));
        QTRY_COMPARE(pool->status().busy, 1);
        pool.reset();
        QCOMPARE(runTask(std::move(slept)).error().kind, ErrorKind::Unavailable);
        QCOMPARE(runTask(std::move(waiting)).error().kind, ErrorKind::Unavailable);
        constexpr Statement kOthers{"test.others", "SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                                                   "'minixdr-test' AND pid <> pg_backend_pid()"};
        QTRY_COMPARE(query(watcher, kOthers)->single<qint64>().value(), qint64(0));
    }

    void observer_isToldOfEveryRun_failedOnesToo()
    {
        QList<QByteArray> names;
        int failures = 0;
        auto settings = config();
        settings.observer = [&](const QueryRun &run) {
            names << QByteArray(run.statement.data(), qsizetype(run.statement.size()));
            failures += run.error.has_value();
        };
        Pool pool(settings);
        VERIFY_OK(query(pool, kOne));
        constexpr Statement kBad{"test.bad", "SELECT nothing_of_that_name"};
        QVERIFY(!query(pool, kBad));
        QCOMPARE(names, (QList<QByteArray>{"test.one", "test.bad"}));
        QCOMPARE(failures, 1);
    }

    void observer_isToldOfEveryCopy_howeverItEnded()
    {
        QList<std::optional<ErrorKind>> ends;
        auto settings = config(1);
        settings.observer = [&](const QueryRun &run) {
            if (run.statement == "test.copy")
                ends << run.error;
        };
        Pool pool(settings);
        constexpr Statement kCopy{"test.copy", "COPY observed FROM STDIN"};
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        QVERIFY(!runTask(lease->copyBegin(kCopy, soon()))); // there is no such table
        VERIFY_OK(runTask(lease->script("CREATE TEMP TABLE observed (a int)", soon())));
        VERIFY_OK(runTask(lease->copyBegin(kCopy, soon())));
        auto moved = std::move(*lease);
        VERIFY_OK(runTask(moved.copyData("1\n", soon())));
        VERIFY_OK(runTask(moved.copyEnd(soon())));
        VERIFY_OK(runTask(moved.copyBegin(kCopy, soon())));
        VERIFY_OK(runTask(moved.copyData("no number\n", soon())));
        QVERIFY(!runTask(moved.copyEnd(soon())));
        VERIFY_OK(runTask(moved.copyBegin(kCopy, soon())));
        moved = {}; // abandons it
        QCOMPARE(ends, (QList<std::optional<ErrorKind>>{ErrorKind::Bug, std::nullopt, ErrorKind::Invalid,
                                                        ErrorKind::Cancelled}));
    }

private:
    static QCoro::Task<> takeTurn(Pool &pool, int turn, QList<int> *order)
    {
        auto lease = co_await pool.acquire(soon());
        order->append(turn);
        auto rows = co_await lease->query(kOne, Parameters{}, std::nullopt, soon());
        Q_UNUSED(rows)
    }
};

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
