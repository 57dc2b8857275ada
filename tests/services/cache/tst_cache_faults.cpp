// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"
#include "services/redis/client.h"
#include "tests/services/redis/fake_redis.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <stdexcept>

using namespace minixdr;
using namespace minixdr::cache;
using namespace std::chrono_literals;

namespace
{

const OrganizationId kOrganization{7};
const QString kTag = QStringLiteral("events");

CallContext soon()
{
    return CallContext::within(5s);
}

/// What the database would say, and how often it was asked.
struct Database {
    int loads = 0;
    QByteArray row = "v1";
    std::optional<Completion<bool>> gate;

    static Task<QByteArray> load(std::shared_ptr<Database> database, CallContext context)
    {
        ++database->loads;
        const auto row = database->row;
        if (database->gate) {
            const auto gate = *database->gate;
            context.stop = {}; // as a database, it takes its time to give up
            MX_CO_CHECK(co_await gate.within(std::move(context)));
        }
        co_return row;
    }
};

Task<QByteArray> throwing(CallContext)
{
    throw std::runtime_error("a bad loader");
    co_return QByteArray();
}

/// One program with its own connection.
struct Program {
    explicit Program(const QString &socketPath, std::chrono::milliseconds softTimeout = 2s)
    {
        redis::ClientConfig config;
        config.socketPath = socketPath;
        config.softTimeout = softTimeout; // patient, since the machine may be busy
        client = std::make_unique<redis::Client>(config);
        cache = std::make_unique<Cache>(client.get());
    }

    Task<Value> fetch(CallContext context = soon(), const QString &detail = QStringLiteral("page=1")) const
    {
        const Cache::Loader loader = [database = database](CallContext within) {
            return Database::load(database, std::move(within));
        };
        return cache->fetch({kOrganization, kTag, detail}, 60s, loader, std::move(context));
    }
    Result<Value> fetched() const { return runTask(fetch()); }
    Result<> bumped() const { return runTask(cache->bump(kOrganization, {kTag}, soon())); }
    bool isAvailable() const { return cache->status().isAvailable; }
    quint64 misses(MissReason reason) const
    {
        return cache->status().tags[kTag].misses[static_cast<std::size_t>(reason)];
    }

    std::shared_ptr<Database> database = std::make_shared<Database>();
    std::unique_ptr<redis::Client> client;
    std::unique_ptr<Cache> cache;
};

} // namespace

/// The cache when something goes wrong at the worst moment: never a stale value, never a caller left waiting.
class TestCacheFaults : public QObject
{
    Q_OBJECT
private:
    RedisSandbox m_redis;

private Q_SLOTS:
    void cleanup()
    {
        Program after(m_redis.socketPath());
        QTRY_VERIFY(after.isAvailable());
        VERIFY_OK(runTask(after.client->command({"FLUSHALL"}, soon())));
    }

    void fetch_isSharedByThousandCallers_howeverFastTheLoadIs()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        std::vector<Task<Value>> callers;
        for (int count = 0; count < 1000; ++count)
            callers.push_back(program.fetch());
        for (auto &caller : callers)
            VERIFY_OK(runTask(std::move(caller)));
        QCOMPARE(program.database->loads, 1);
    }

    void fetch_isShared_whenRedisIsDown()
    {
        Program program(QStringLiteral("/nonexistent/redis.sock"));
        program.database->gate.emplace();
        std::vector<Task<Value>> callers;
        for (int count = 0; count < 1000; ++count)
            callers.push_back(program.fetch());
        program.database->gate->resolve(true);
        for (auto &caller : callers)
            VERIFY_OK(runTask(std::move(caller)));
        QCOMPARE(program.database->loads, 1);
        QCOMPARE(program.misses(MissReason::Down), quint64(1000));
    }

    void fetch_loadsAnew_whenThePreviousLoadWasAbandoned()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        program.database->gate.emplace();
        std::stop_source stop;
        auto abandoned = program.fetch(CallContext::within(5s, stop.get_token()));
        QTRY_COMPARE(program.database->loads, 1);
        stop.request_stop();
        QCOMPARE(runTask(std::move(abandoned)).error().kind, ErrorKind::Cancelled);
        const auto abandonedQuery = *program.database->gate;
        const Completion<bool> wantedQuery;
        program.database->gate = wantedQuery;
        auto wanted = program.fetch(); // the page is opened again while its first query is still being cancelled
        QTRY_COMPARE(program.database->loads, 2);
        abandonedQuery.resolve(failure(ErrorKind::Cancelled, QStringLiteral("canceling statement")));
        wantedQuery.resolve(true);
        VERIFY_OK(runTask(std::move(wanted)));
    }

    void fetch_isAnError_whenItsLoaderThrows_andLoadsAnewLater()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        const auto thrown =
            runTask(program.cache->fetch({kOrganization, kTag, QStringLiteral("page=1")}, 60s, throwing, soon()));
        QCOMPARE(thrown.error().kind, ErrorKind::Bug);
        VERIFY_OK(program.fetched());
    }

    void fetch_doesNotLoad_whenItsCallerHasLeft()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        std::stop_source stop;
        stop.request_stop();
        const auto result = runTask(program.fetch(CallContext::within(5s, stop.get_token())));
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(program.database->loads, 0);
    }

    void fetch_loadsAfterTheSoftTimeout_whenRedisHangs()
    {
        Program program(m_redis.socketPath(), 50ms);
        QTRY_VERIFY(program.isAvailable());
        m_redis.freeze();
        QElapsedTimer since;
        since.start();
        VERIFY_OK(program.fetched());
        const auto elapsed = since.elapsed();
        m_redis.thaw();
        QVERIFY2(elapsed < 240, qPrintable(QString::number(elapsed)));
    }

    void fetch_loads_whenRedisIsKilledUnderIt()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        m_redis.freeze();
        auto call = program.fetch();
        QCoreApplication::processEvents();
        m_redis.stop();
        VERIFY_OK(runTask(std::move(call)));
        m_redis.start();
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(program.isAvailable());
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
        VERIFY_OK(program.fetched());
        QTRY_COMPARE(program.fetched()->origin, Origin::Cache);
    }

    void cache_isAvailable_whenRedisComesAfterIt()
    {
        m_redis.stop();
        Program program(m_redis.socketPath());
        VERIFY_OK(program.fetched());
        QVERIFY(!program.isAvailable());
        const QSignalSpy changed(program.cache.get(), &Cache::availabilityChanged);
        m_redis.start();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(program.isAvailable());
    }

    void bump_reachesOtherPrograms()
    {
        Program writer(m_redis.socketPath());
        Program reader(m_redis.socketPath());
        QTRY_VERIFY(writer.isAvailable() && reader.isAvailable());
        VERIFY_OK(reader.fetched());
        QTRY_COMPARE(writer.fetched()->origin, Origin::Cache);
        VERIFY_OK(writer.bumped());
        reader.database->row = "v2";
        QCOMPARE(reader.fetched()->bytes, QByteArray("v2"));
        QCOMPARE(reader.misses(MissReason::Invalidated), quint64(1));
    }

    void bump_survivesEvictionOfTheGeneration()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        VERIFY_OK(program.fetched());
        QTRY_COMPARE(program.fetched()->origin, Origin::Cache);
        VERIFY_OK(runTask(program.client->command({"DEL", "mx:1:7:events:generation"}, soon())));
        program.database->row = "v2";
        QCOMPARE(program.fetched()->bytes, QByteArray("v2"));
    }

    /// As a restart from a dump does, or a failover to a replica that was behind.
    void bump_isNotUndone_whenRedisForgetsIt()
    {
        RedisSandbox redis;
        auto writer = std::make_unique<Program>(redis.socketPath());
        Program reader(redis.socketPath());
        QTRY_VERIFY(writer->isAvailable() && reader.isAvailable());
        VERIFY_OK(reader.fetched());
        QTRY_COMPARE(reader.fetched()->origin, Origin::Cache);
        VERIFY_OK(runTask(reader.client->command({"SAVE"}, soon())));
        VERIFY_OK(writer->bumped());
        writer.reset();
        reader.database->row = "v2";
        redis.stop();
        redis.start();
        QTRY_VERIFY(!reader.isAvailable());
        QTRY_VERIFY(reader.isAvailable());
        const auto old = runTask(reader.client->command({"GET", "mx:1:7:events:v:page=1"}, soon()));
        QVERIFY(old && !old->isNil());
        QCOMPARE(reader.fetched()->bytes, QByteArray("v2"));
        QTRY_COMPARE(reader.fetched()->origin, Origin::Cache);
    }

    void bump_isNotReadPast_whenRedisIsFull()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        VERIFY_OK(program.fetched());
        QTRY_COMPARE(program.fetched()->origin, Origin::Cache);
        VERIFY_OK(runTask(program.client->command({"CONFIG", "SET", "maxmemory", "1"}, soon())));
        VERIFY_OK(program.bumped());
        program.database->row = "v2";
        QCOMPARE(program.fetched()->bytes, QByteArray("v2"));
        QVERIFY(!program.isAvailable());
        VERIFY_OK(runTask(program.client->command({"CONFIG", "SET", "maxmemory", "0"}, soon())));
        QTRY_VERIFY(program.isAvailable());
        QCOMPARE(program.fetched()->bytes, QByteArray("v2"));
    }

    void bump_isSent_evenIfItsCallerHasLeft()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        VERIFY_OK(program.fetched());
        QTRY_COMPARE(program.fetched()->origin, Origin::Cache);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_OK(runTask(program.cache->bump(kOrganization, {kTag}, CallContext::within(5s, stop.get_token()))));
        program.database->row = "v2";
        QCOMPARE(program.fetched()->bytes, QByteArray("v2"));
    }

    void bump_returnsAtItsDeadline_whenRedisHangs_andIsNotReadPast()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        VERIFY_OK(program.fetched());
        QTRY_COMPARE(program.fetched()->origin, Origin::Cache);
        m_redis.freeze();
        QElapsedTimer since;
        since.start();
        VERIFY_OK(runTask(program.cache->bump(kOrganization, {kTag}, CallContext::within(20ms))));
        const auto took = since.elapsed();
        program.database->row = "v2";
        auto behindIt = program.fetch();
        m_redis.thaw();
        QVERIFY2(took < 150, qPrintable(QString::number(took))); // the client itself would wait for 250 ms
        QCOMPARE(runTask(std::move(behindIt))->bytes, QByteArray("v2"));
        QTRY_VERIFY(program.cache->invalidations().front().isConfirmed);
        QCOMPARE(program.fetched()->bytes, QByteArray("v2"));
    }

    void bump_isKept_whenAnOlderOneIsConfirmedAndItselfIsLost()
    {
        FakeRedis server;
        Program program(server.socketPath());
        QTRY_VERIFY(program.isAvailable());
        auto older = program.cache->bump(kOrganization, {kTag}, soon());
        QTRY_COMPARE(server.batches.size(), std::size_t(1));
        auto newer = program.cache->bump(kOrganization, {kTag}, soon());
        QTRY_COMPARE(server.batches.size(), std::size_t(2));
        server.send("+OK\r\n");
        VERIFY_OK(runTask(std::move(older)));
        server.hangUp();
        VERIFY_OK(runTask(std::move(newer)));
        server.answer = [&](const QByteArray &batch) { return batch.contains("PING") ? "+PONG\r\n" : "+OK\r\n"; };
        QTRY_COMPARE(server.batches.size(), std::size_t(3));
        QVERIFY(server.batches.back().contains("mx:1:7:events:generation"));
        QTRY_VERIFY(program.isAvailable());
    }

    void everyError_isAMiss_data()
    {
        QTest::addColumn<QByteArray>("error");
        for (const char *error : {"LOADING Redis is loading the dataset in memory",
                                  "OOM command not allowed when used memory > 'maxmemory'.",
                                  "READONLY You can't write against a read only replica.",
                                  "NOAUTH Authentication required.",
                                  "NOPERM this user has no permissions to run the 'mget' command",
                                  "WRONGPASS invalid username-password pair",
                                  "MISCONF Redis is configured to save RDB snapshots",
                                  "MASTERDOWN Link with MASTER is down",
                                  "BUSY Redis is busy running a script.",
                                  "MOVED 3999 127.0.0.1:6381",
                                  "ASK 3999 127.0.0.1:6381",
                                  "CLUSTERDOWN The cluster is down",
                                  "CROSSSLOT Keys in request don't hash to the same slot",
                                  "TRYAGAIN Multiple keys request during rehashing of slot",
                                  "NOREPLICAS Not enough good replicas to write.",
                                  "WRONGTYPE Operation against a key holding the wrong kind of value",
                                  "NOSCRIPT No matching script.",
                                  "EXECABORT Transaction discarded",
                                  "DENIED Redis is running in protected mode",
                                  "ERR max number of clients reached",
                                  "ERR unknown command 'MGET'",
                                  "nonsense"})
            QTest::newRow(error) << QByteArray(error);
    }

    /// Rails #37085: of the error classes one was not thought of, and people got an error for a cache that was full.
    void everyError_isAMiss()
    {
        QFETCH(QByteArray, error);
        FakeRedis server;
        Program program(server.socketPath());
        QTRY_VERIFY(program.isAvailable());
        server.answer = [&](const QByteArray &batch) {
            const auto commands = (batch.startsWith('*') ? 1 : 0) + batch.count("\r\n*");
            return batch.contains("PING") ? QByteArray("+PONG\r\n") : ('-' + error + "\r\n").repeated(commands);
        };
        for (const char *row : {"v1", "v2"}) {
            program.database->row = row;
            const auto value = program.fetched();
            VERIFY_OK(value);
            QCOMPARE(value->bytes, QByteArray(row));
            VERIFY_OK(program.bumped());
        }
        QCOMPARE(program.database->loads, 2);
        QVERIFY(!program.isAvailable()); // it does not take what has been invalidated
    }

    /// Generations and values go as Redis likes: what is left is never wrong.
    void eviction_makesMisses_andNothingStale()
    {
        RedisSandbox redis({QStringLiteral("--maxmemory"), QStringLiteral("3mb"), QStringLiteral("--maxmemory-policy"),
                            QStringLiteral("allkeys-random")});
        Program program(redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        QByteArray noise; // does not compress
        for (int at = 0; at < 20'000; ++at)
            noise += static_cast<char>(QRandomGenerator::global()->bounded(256));
        for (int round = 0; round < 600; ++round) {
            if (round % 10 == 0) {
                program.database->row = QByteArray::number(round) + ':' + noise;
                VERIFY_OK(program.bumped());
            }
            const auto page = QStringLiteral("page=%1").arg(QRandomGenerator::global()->bounded(400));
            const auto value = runTask(program.fetch(soon(), page));
            VERIFY_OK(value);
            QVERIFY(value->bytes == program.database->row);
        }
        const auto info = runTask(program.client->command({"INFO", "stats"}, soon()));
        VERIFY_OK(info);
        QVERIFY(info->text.contains("evicted_keys:") && !info->text.contains("evicted_keys:0\r\n"));
        QVERIFY(program.isAvailable());
    }

    void cache_mayEnd_whileCallersWait()
    {
        Program program(m_redis.socketPath());
        QTRY_VERIFY(program.isAvailable());
        program.database->gate.emplace();
        auto loading = program.fetch();
        QTRY_COMPARE(program.database->loads, 1);
        auto lookingUp = program.fetch(soon(), QStringLiteral("page=2"));
        program.cache.reset();
        QCOMPARE(runTask(std::move(loading)).error().kind, ErrorKind::Cancelled);
        program.client.reset();
        QCOMPARE(runTask(std::move(lookingUp)).error().kind, ErrorKind::Cancelled);
        program.database->gate->resolve(true); // the load itself ends after the cache
        QCOMPARE(program.database->loads, 1);
    }
};

QTEST_GUILESS_MAIN(TestCacheFaults)
#include "tst_cache_faults.moc"
