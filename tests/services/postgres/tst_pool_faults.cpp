// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/call_in_background.h"
#include "services/postgres/pool.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTcpServer>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kOne{"test.one", "SELECT 1::bigint"};
constexpr Statement kPid{"test.pid", "SELECT pg_backend_pid()"};
constexpr Statement kSleep{"test.sleep", "SELECT pg_sleep(60)::text"};
constexpr Statement kAll{"test.all", "SELECT * FROM ddl_moves"};
constexpr Statement kTenant{"test.tenant", "SELECT current_setting('app.organization_id', true)"};
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

/// What the pool makes of servers that refuse, change their role or their schema, and of borrowers that leave.
class TestPoolFaults : public QObject
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

    static QString through(const FaultProxy &network)
    {
        return QStringLiteral("host=127.0.0.1 port=%1 dbname=minixdr user=postgres sslmode=disable gssencmode=disable")
            .arg(network.port());
    }

    static Result<Rows> query(Pool &pool, Statement statement, Tenant tenant = {}, CallContext context = soon())
    {
        return runTask(pool.query(statement, Parameters{}, tenant, std::move(context)));
    }

    static Result<Rows> query(Lease &lease, Statement statement, Tenant tenant = {})
    {
        return runTask(lease.query(statement, Parameters{}, tenant, soon()));
    }

    void setReadOnly(bool isReadOnly) const { setReadOnly(m_sandbox, isReadOnly); }
    static void setReadOnly(const PgSandbox &server, bool isReadOnly)
    {
        server.execute(isReadOnly ? "ALTER SYSTEM SET default_transaction_read_only = on"
                                  : "ALTER SYSTEM RESET default_transaction_read_only");
        server.execute("SELECT pg_reload_conf()");
    }

private Q_SLOTS:
    void cleanup() { m_sandbox.execute("DROP TABLE IF EXISTS ddl_moves"); }

    void serverWithoutRoom_isNotAwayForThoseWhoHoldAConnection()
    {
        m_sandbox.execute("CREATE ROLE limited LOGIN CONNECTION LIMIT 1");
        auto settings = config(2);
        settings.conninfo = m_sandbox.conninfo(QStringLiteral("limited"));
        Pool pool(settings);
        std::optional<Result<Lease>> held = runTask(pool.acquire(soon()));
        VERIFY_OK(*held);
        auto waiting = pool.query(kOne, Parameters{}, std::nullopt, soon());
        QTRY_VERIFY(pool.snapshot().counters.connectFailures >= 2);
        QVERIFY(pool.status().isAvailable);
        held.reset();
        VERIFY_OK(runTask(std::move(waiting)));
    }

    void refusal_hasItsSqlStatesKind()
    {
        auto settings = config(1);
        settings.conninfo = m_sandbox.conninfo(QStringLiteral("postgres"), QStringLiteral("no_such_database"));
        Pool missing(settings);
        const auto refused = query(missing, kOne);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QCOMPARE(refused.error().code, QStringLiteral("3D000"));
        QVERIFY(!refused.error().what.contains(QLatin1String("LOCATION")));
        settings.conninfo = m_sandbox.conninfo(QStringLiteral("nobody_of_that_name"));
        Pool unknown(settings);
        QCOMPARE(query(unknown, kOne).error().kind, ErrorKind::Denied);
    }

    void conninfo_mayBeAUri_andKeepsItsOptions()
    {
        auto settings = config(1);
        settings.conninfo = QStringLiteral("postgresql://postgres@/minixdr?host=%1&options=-c%20work_mem%3D5MB")
                                .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_sandbox.socketFolder())));
        Pool pool(settings);
        constexpr Statement kMemory{"test.memory", "SELECT current_setting('work_mem')"};
        const auto memory = query(pool, kMemory);
        VERIFY_OK(memory);
        QCOMPARE(memory->single<QString>().value(), QStringLiteral("5MB"));
    }

    void waiter_isToldInTime_whenTheServerGoes_whileALeaseIsOut()
    {
        Pool pool(config(2));
        const auto held = runTask(pool.acquire(soon()));
        VERIFY_OK(held);
        m_sandbox.stop();
        const auto start = CallContext::Clock::now();
        QVERIFY(!runTask(pool.acquire(CallContext::within(300ms))));
        QVERIFY(CallContext::Clock::now() - start < 1s);
        m_sandbox.start();
    }

    void silentConnection_isReplaced_withinThePingsLimit()
    {
        auto settings = config(1);
        settings.pingAfterIdle = 0ms;
        Pool pool(settings);
        const auto pid = query(pool, kPid)->single<qint32>().value();
        QCOMPARE(::kill(pid, SIGSTOP), 0); // as a network that swallows everything
        const auto start = CallContext::Clock::now();
        const auto other = query(pool, kPid);
        const auto took = CallContext::Clock::now() - start;
        ::kill(pid, SIGCONT);
        VERIFY_OK(other);
        QVERIFY(other->single<qint32>().value() != pid);
        QVERIFY(took < 1s);
        QCOMPARE(closed(pool, CloseReason::Silent), quint64(1));
    }

    void attemptToConnect_isBegunAgain_whenTheNetworkSwallowedIt()
    {
        FaultProxy network(m_sandbox.socketFile(), 1);
        network.begin(FaultProxy::Fault::HalfOpen);
        auto settings = config(2);
        settings.conninfo = through(network);
        settings.minIdle = 2;
        Pool pool(settings);
        QTRY_VERIFY(network.sockets() >= 4); // both attempts are swallowed, and stay so
        network.heal();
        const auto start = CallContext::Clock::now();
        VERIFY_OK(query(pool, kOne));
        QTRY_COMPARE(pool.status().idle, 2);
        QVERIFY(CallContext::Clock::now() - start < 2s);
        QCOMPARE(pool.snapshot().counters.connectFailures, quint64(0));
    }

    void cancellations_thatHang_holdUpNothingElse()
    {
        FaultProxy network(m_sandbox.socketFile(), 1);
        auto settings = config(4);
        settings.conninfo = through(network);
        settings.minIdle = 4;
        Pool pool(settings);
        QTRY_COMPARE(pool.status().idle, 4);
        std::stop_source stop; // long before the server's own time limit
        std::vector<Task<Rows>> asleep;
        for (int count = 0; count < 4; ++count)
            asleep.push_back(
                pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s, stop.get_token())));
        QTRY_COMPARE(pool.status().busy, 4);
        network.begin(FaultProxy::Fault::HalfOpen);
        stop.request_stop();
        for (auto &sleep : asleep)
            QCOMPARE(runTask(std::move(sleep)).error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(network.sockets() >= 4 * 2 + 4); // each request to cancel is accepted, and hangs
        const auto work = callInBackground<int>([] { return Result<int>(1); });
        QTRY_VERIFY_WITH_TIMEOUT(work.isFinished(), 1000);
    }

    void close_endsTheAttemptToConnect_toASilentServer()
    {
        QTcpServer silent; // the kernel accepts, nobody answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto settings = config(1);
        settings.conninfo = QStringLiteral("host=127.0.0.1 port=%1 user=postgres").arg(silent.serverPort());
        settings.minIdle = 1;
        Pool pool(settings);
        QCOMPARE(pool.status().connecting, 1);
        pool.close();
        QCOMPARE(pool.status().connecting, 0);
    }

    void silentConnection_thatIsAtWork_doesNotKeepItsPlace()
    {
        Pool pool(config(1));
        const auto pid = query(pool, kPid)->single<qint32>().value();
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        const auto late = query(pool, kOne, {}, CallContext::within(100ms));
        const auto other = query(pool, kOne);
        ::kill(pid, SIGCONT);
        QCOMPARE(late.error().kind, ErrorKind::Timeout);
        VERIFY_OK(other);
        QCOMPARE(closed(pool, CloseReason::Unclean), quint64(1));
    }

    void lossOfAConnection_isToldInTheServersWords()
    {
        Pool pool(config(1));
        const auto pid = query(pool, kPid)->single<qint32>().value();
        auto slept = pool.query(kSleep, Parameters{}, std::nullopt, soon());
        QTRY_COMPARE(pool.status().busy, 1);
        m_sandbox.execute("SELECT pg_terminate_backend(" + QByteArray::number(pid) + ')');
        const auto ended = runTask(std::move(slept));
        QCOMPARE(ended.error().kind, ErrorKind::Unavailable);
        QCOMPARE(ended.error().code, QStringLiteral("57P01"));
    }

    void demotedPrimary_isLeft_andFoundAgain()
    {
        auto settings = config(2);
        settings.minIdle = 1;
        Pool pool(settings);
        VERIFY_OK(query(pool, kOne));
        setReadOnly(true);
        QTRY_VERIFY_WITH_TIMEOUT((static_cast<void>(query(pool, kOne)), closed(pool, CloseReason::ReadOnly) > 0), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(!pool.status().isAvailable, 5000);
        QVERIFY(pool.status().lastError.contains(QLatin1String("read-only")));
        setReadOnly(false);
        QTRY_VERIFY_WITH_TIMEOUT(query(pool, kOne).has_value(), 10'000);
    }

    void amongSeveralHosts_thePrimaryIsFound_andFollowed()
    {
        const PgSandbox second;
        setReadOnly(second, true);
        auto settings = config(2);
        settings.conninfo.replace(m_sandbox.socketFolder(),
                                  second.socketFolder() + QLatin1Char(',') + m_sandbox.socketFolder());
        constexpr Statement kWhere{"test.where", "SELECT current_setting('unix_socket_directories')"};
        Pool pool(settings);
        const auto where = [&] {
            const auto rows = query(pool, kWhere);
            return rows ? rows->single<QString>().value_or(QString()) : QString();
        };
        QCOMPARE(where(), m_sandbox.socketFolder());
        setReadOnly(true);
        setReadOnly(second, false);
        QTRY_COMPARE_WITH_TIMEOUT(where(), second.socketFolder(), 10'000);
        setReadOnly(false);
    }

    void anySession_takesAServerThatIsReadOnly()
    {
        setReadOnly(true);
        auto settings = config(1);
        settings.session = Session::Any;
        Pool pool(settings);
        VERIFY_OK(query(pool, kOne));
        VERIFY_OK(query(pool, kOne));
        QCOMPARE(closed(pool, CloseReason::ReadOnly), quint64(0));
        setReadOnly(false);
    }

    void abandonedStatements_areCancelledAFewASecond_andNoneIsClosed()
    {
        Pool pool(config(4));
        std::stop_source stop;
        std::vector<Task<Rows>> sleepers;
        for (int count = 0; count < 4; ++count)
            sleepers.push_back(
                pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s, stop.get_token())));
        QTRY_COMPARE(pool.status().busy, 4);
        const auto start = CallContext::Clock::now();
        stop.request_stop();
        QTRY_COMPARE_WITH_TIMEOUT(pool.status().idle, 4, 5000);
        QVERIFY(CallContext::Clock::now() - start > 900ms); // two at once, then one each half second
        QCOMPARE(pool.snapshot().counters.cancelRequests, quint64(4));
        QCOMPARE(closed(pool, CloseReason::Unclean), quint64(0));
        QCOMPARE(pool.snapshot().counters.created, quint64(4));
    }

    void staleStatement_isPreparedAgain_byTheSiblingsToo()
    {
        m_sandbox.execute("CREATE TABLE ddl_moves (a int)");
        Pool pool(config(2));
        auto one = runTask(pool.acquire(soon()));
        auto other = runTask(pool.acquire(soon()));
        VERIFY_OK(query(*one, kAll));
        VERIFY_OK(query(*other, kAll));
        m_sandbox.execute("ALTER TABLE ddl_moves ADD b text");
        VERIFY_OK(query(*one, kAll));
        QCOMPARE(pool.snapshot().counters.schemaChanges, quint64(1));
        // The sibling prepares anew before it runs, so even a transaction does not meet the stale one.
        VERIFY_OK(runTask(other->begin(std::nullopt, soon())));
        VERIFY_OK(query(*other, kAll));
        VERIFY_OK(runTask(other->commit(soon())));
        QCOMPARE(pool.snapshot().counters.schemaChanges, quint64(1));
    }

    void staleStatement_failsInsideATransaction_once()
    {
        m_sandbox.execute("CREATE TABLE ddl_moves (a int)");
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(query(*lease, kAll));
        m_sandbox.execute("ALTER TABLE ddl_moves ADD b text");
        VERIFY_OK(runTask(lease->begin(std::nullopt, soon())));
        const auto stale = query(*lease, kAll);
        QCOMPARE(stale.error().code, QStringLiteral("0A000"));
        QCOMPARE(stale.error().kind, ErrorKind::Contention); // its caller may do it all again
        VERIFY_OK(runTask(lease->rollback(soon())));
        VERIFY_OK(runTask(lease->begin(std::nullopt, soon())));
        VERIFY_OK(query(*lease, kAll));
        VERIFY_OK(runTask(lease->commit(soon())));
    }

    void statementThatAPoolerLost_isPreparedAgain()
    {
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(query(*lease, kOne));
        VERIFY_OK(runTask(lease->script("DEALLOCATE ALL", soon())));
        VERIFY_OK(query(*lease, kOne));
    }

    void statementThatStandsAlready_isPreparedAgain()
    {
        // As after a DEALLOCATE ALL that was cancelled.
        Pool pool(config(1));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(runTask(lease->script("PREPARE \"test.one\" AS SELECT 2::bigint", soon())));
        const auto one = query(*lease, kOne);
        VERIFY_OK(one);
        QCOMPARE(one->single<qint64>().value(), qint64(1));
    }

    void lookupThatStandsAlready_isPreparedAgain()
    {
        constexpr Statement kLookup{"test.lookup", "SELECT 1::bigint", Access::Lookup};
        Pool pool(config(1));
        {
            auto lease = runTask(pool.acquire(soon()));
            VERIFY_OK(runTask(lease->script("PREPARE \"test.lookup\" AS SELECT 2::bigint", soon())));
        }
        for (int round = 0; round < 3; ++round)
            VERIFY_OK(query(pool, kLookup));
        QVERIFY(pool.snapshot().counters.repeatedReads <= 1);
        QCOMPARE(pool.snapshot().counters.created, quint64(1));
    }

    void throughAPooler_nothingOutlivesItsTransaction()
    {
        auto settings = config(1);
        settings.isThroughPooler = true;
        Pool pool(settings);
        const auto tenant = query(pool, kTenant, OrganizationId{42});
        VERIFY_OK(tenant);
        QCOMPARE(tenant->single<QString>().value(), QStringLiteral("42"));
        const auto limit = query(pool, kTimeout, {}, CallContext::within(40s));
        VERIFY_OK(limit);
        QCOMPARE(limit->single<qint64>().value(), qint64(30'000));
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(runTask(lease->begin(OrganizationId{43}, soon())));
        const auto inside = query(*lease, kTenant);
        VERIFY_OK(inside);
        QCOMPARE(inside->single<QString>().value(), QStringLiteral("43"));
        constexpr Statement kIdle{"test.idle", "SELECT current_setting('idle_in_transaction_session_timeout')"};
        const auto idle = query(*lease, kIdle);
        VERIFY_OK(idle);
        QCOMPARE(idle->single<QString>().value(), QStringLiteral("1min")); // whose locks nobody could end
        VERIFY_OK(runTask(lease->commit(soon())));
        // What the next client of that backend would find.
        const auto left = runTask(lease->script("SELECT current_setting('app.organization_id', true) || '/' || "
                                                "current_setting('statement_timeout') || '/' || "
                                                "(SELECT count(*) FROM pg_prepared_statements)",
                                                soon()));
        VERIFY_OK(left);
        QCOMPARE(left->single<QString>().value(), QStringLiteral("/0/0"));
    }
};

QTEST_GUILESS_MAIN(TestPoolFaults)
#include "tst_pool_faults.moc"
