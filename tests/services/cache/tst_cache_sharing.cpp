// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"
#include "services/redis/client.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QTest>

using namespace minixdr;
using namespace minixdr::cache;
using namespace std::chrono_literals;

namespace
{

const OrganizationId kOrganization{7};
const Key kKey{kOrganization, QStringLiteral("events"), QStringLiteral("page=1")};

/// Answers `value`, or `error` if that is set, and counts; `gate` holds the answer back.
struct Source {
    int loads = 0;
    Result<QByteArray> answer = QByteArray("v1");
    std::optional<Completion<bool>> gate;

    static Task<QByteArray> load(Source *source, CallContext context)
    {
        ++source->loads;
        const auto answer = source->answer;
        if (source->gate) {
            const auto gate = *source->gate;
            MX_CO_CHECK(co_await gate.within(std::move(context)));
        }
        co_return answer;
    }
};

/// One program's cache, with a connection of its own.
struct Program {
    Program(const RedisSandbox &redis, CacheConfig config) : Program(configOf(redis), config) {}
    Program(const redis::ClientConfig &redis, CacheConfig config) : client(redis), cache(&client, config) {}

    static redis::ClientConfig configOf(const RedisSandbox &redis)
    {
        redis::ClientConfig config;
        config.socketPath = redis.socketPath();
        config.softTimeout = 2s; // patient, since the machine may be busy
        return config;
    }

    Task<Value> fetch(Source *source)
    {
        return cache.fetch(
            kKey, 60s, [source](CallContext context) { return Source::load(source, std::move(context)); },
            CallContext::within(5s));
    }
    TagStatistics statistics() const { return cache.status().tags[kKey.tag]; }

    redis::Client client;
    Cache cache;
};

/// Nothing by chance: neither refreshed early nor audited.
CacheConfig plain()
{
    CacheConfig config;
    config.earlyRefresh = 0;
    config.auditShare = 0;
    return config;
}

} // namespace

/// What several programs do with one Redis, and what the cache does beside answering.
class TestCacheSharing : public QObject
{
    Q_OBJECT
private:
    RedisSandbox m_redis;
    std::unique_ptr<Program> m_one;
    std::unique_ptr<Program> m_other;
    Source m_source;

    void start(CacheConfig config)
    {
        m_one = std::make_unique<Program>(m_redis, config);
        m_other = std::make_unique<Program>(m_redis, config);
        QTRY_VERIFY(m_one->cache.status().isAvailable && m_other->cache.status().isAvailable);
        VERIFY_OK(runTask(m_one->client.command({"FLUSHALL"}, CallContext::within(5s))));
        VERIFY_OK(runTask(m_one->cache.bump(kOrganization, {kKey.tag}, CallContext::within(5s))));
        m_source = {};
    }

private Q_SLOTS:
    void cleanup()
    {
        m_one.reset();
        m_other.reset();
    }

    void fetch_loadsOnce_amongPrograms()
    {
        start(plain());
        m_source.gate.emplace();
        std::vector<Task<Value>> waiting;
        for (int caller = 0; caller < 500; ++caller) {
            waiting.push_back(m_one->fetch(&m_source));
            waiting.push_back(m_other->fetch(&m_source));
        }
        QTRY_COMPARE(m_source.loads, 1);
        QTest::qWait(50); // the other program has found the lease taken
        m_source.gate->resolve(true);
        for (auto &fetch : waiting) {
            const auto value = runTask(std::move(fetch));
            VERIFY_OK(value);
            QCOMPARE(value->bytes, QByteArray("v1"));
        }
        QCOMPARE(m_source.loads, 1);
        QCOMPARE(m_one->statistics().leaseWaits + m_other->statistics().leaseWaits, quint64(1));
    }

    void fetch_findsWhatAnotherProgramStored_whileItsOwnRequestWasOnItsWay()
    {
        start(plain());
        FaultProxy far(m_redis.socketPath(), 1);
        auto config = Program::configOf(m_redis);
        config.socketPath.clear();
        config.host = QStringLiteral("127.0.0.1");
        config.port = far.port();
        config.commandTimeout = 5s;
        Program late(config, plain());
        QTRY_VERIFY(late.cache.status().isAvailable);
        far.begin(FaultProxy::Fault::Delay, 200ms);
        m_source.gate.emplace();
        auto first = m_one->fetch(&m_source);
        auto second = late.fetch(&m_source);
        QTRY_COMPARE(late.statistics().lookups(), quint64(1)); // and missed: it asks for the lease
        m_source.gate->resolve(true);
        QCOMPARE(runTask(std::move(first))->bytes, QByteArray("v1"));
        QCOMPARE(runTask(std::move(second))->bytes, QByteArray("v1"));
        QCOMPARE(m_source.loads, 1);
        QTRY_VERIFY(runTask(m_one->client.command({"KEYS", "*:lease:*"}, CallContext::within(5s)))->elements.empty());
    }

    void fetch_answersEachOfThoseWhoComeBetweenLoadAndStore()
    {
        start(plain());
        m_source.gate.emplace();
        auto first = m_one->fetch(&m_source);
        QTRY_COMPARE(m_source.loads, 1);
        auto second = m_one->fetch(&m_source); // asks Redis before the value is there,
        auto third = m_one->fetch(&m_source);
        m_source.gate->resolve(true); // and is answered after it was loaded
        QCOMPARE(runTask(std::move(first))->bytes, QByteArray("v1"));
        QCOMPARE(runTask(std::move(second))->bytes, QByteArray("v1"));
        QCOMPARE(runTask(std::move(third))->bytes, QByteArray("v1"));
        QCOMPARE(m_source.loads, 1);
    }

    void fetch_loadsItself_whenTheOtherProgramDoesNotFinish()
    {
        start(plain());
        Source stuck;
        stuck.gate.emplace();
        auto never = m_one->fetch(&stuck);
        QTRY_COMPARE(stuck.loads, 1);
        QElapsedTimer since;
        since.start();
        VERIFY_OK(runTask(m_other->fetch(&m_source)));
        QCOMPARE(m_source.loads, 1);
        QVERIFY(since.elapsed() >= CacheConfig{}.leaseWait.count());
        QVERIFY(since.elapsed() < 4000);
        stuck.gate->resolve(true);
        VERIFY_OK(runTask(std::move(never)));
    }

    /// Its user may read and write, and run no script: a lease left behind would hold up the next who asks.
    void fetch_leavesNoLease_whenItsLoadFails()
    {
        start(plain());
        VERIFY_OK(runTask(
            m_one->client.command({"ACL", "SETUSER", "reader", "on", ">secret", "~mx:*", "+@read", "+@write", "+ping"},
                                  CallContext::within(5s))));
        auto config = Program::configOf(m_redis);
        config.user = QStringLiteral("reader");
        config.password = QStringLiteral("secret");
        auto patient = plain();
        patient.leaseLife = 60s; // longer than this test waits
        Program restricted(config, patient);
        QTRY_VERIFY(restricted.cache.status().isAvailable);
        m_source.answer = failure(ErrorKind::Unavailable, QStringLiteral("no database"));
        QVERIFY(!runTask(restricted.fetch(&m_source)));
        QTRY_VERIFY(runTask(m_one->client.command({"KEYS", "*:lease:*"}, CallContext::within(5s)))->elements.empty());
        m_source.answer = QByteArray("v1");
        VERIFY_OK(runTask(restricted.fetch(&m_source)));
        QTRY_COMPARE(runTask(restricted.fetch(&m_source))->origin, Origin::Cache);
    }

    void fetch_doesNotWaitForALoadFromBeforeAnInvalidation()
    {
        start(plain());
        Source old;
        old.gate.emplace();
        auto early = m_one->fetch(&old);
        QTRY_COMPARE(old.loads, 1);
        VERIFY_OK(runTask(m_other->cache.bump(kOrganization, {kKey.tag}, CallContext::within(5s))));
        m_source.answer = QByteArray("v2");
        QCOMPARE(runTask(m_other->fetch(&m_source))->bytes, QByteArray("v2"));
        QCOMPARE(m_other->statistics().leaseWaits, quint64(0));
        old.gate->resolve(true);
        VERIFY_OK(runTask(std::move(early)));
        QTRY_COMPARE(runTask(m_one->fetch(&m_source))->bytes, QByteArray("v2"));
    }

    void fetch_remembersForAWhileWhatDoesNotExist()
    {
        start(plain());
        m_source.answer = failure(ErrorKind::NotFound, QStringLiteral("no incident 17"));
        QCOMPARE(runTask(m_one->fetch(&m_source)).error().kind, ErrorKind::NotFound);
        QTRY_COMPARE(runTask(m_other->fetch(&m_source)).error().what, QStringLiteral("no incident 17"));
        QCOMPARE(m_source.loads, 1);
        QCOMPARE(m_other->statistics().absences, m_other->statistics().hits);
        const auto life = runTask(m_one->client.command({"PTTL", "mx:1:7:events:v:page=1"}, CallContext::within(5s)));
        VERIFY_OK(life);
        QVERIFY(life->integer > 0 && life->integer <= 11'000);
        // made meanwhile: the write's bump makes it visible at once
        m_source.answer = QByteArray();
        VERIFY_OK(runTask(m_one->cache.bump(kOrganization, {kKey.tag}, CallContext::within(5s))));
        const auto made = runTask(m_other->fetch(&m_source));
        VERIFY_OK(made);
        QCOMPARE(made->bytes, QByteArray());
    }

    void fetch_doesNotRememberOtherFailures()
    {
        start(plain());
        m_source.answer = failure(ErrorKind::Unavailable, QStringLiteral("no database"));
        QCOMPARE(runTask(m_one->fetch(&m_source)).error().kind, ErrorKind::Unavailable);
        m_source.answer = QByteArray("v1");
        VERIFY_OK(runTask(m_one->fetch(&m_source)));
        QCOMPARE(m_source.loads, 2);
    }

    void fetch_refreshesAheadOfTheEnd()
    {
        auto eager = plain();
        eager.earlyRefresh = 1e9; // as if the end were always near
        start(eager);
        VERIFY_OK(runTask(m_one->fetch(&m_source)));
        m_source.answer = QByteArray("v2");
        QTRY_COMPARE(runTask(m_one->fetch(&m_source))->origin, Origin::Cache);
        QTRY_VERIFY(m_one->statistics().refreshes >= 1);
        QTRY_COMPARE(runTask(m_other->fetch(&m_source))->bytes, QByteArray("v2"));
    }

    void audit_findsWhatNobodyInvalidated()
    {
        auto strict = plain();
        strict.auditShare = 1;
        start(strict);
        VERIFY_OK(runTask(m_one->fetch(&m_source)));
        QTRY_COMPARE(runTask(m_one->fetch(&m_source))->origin, Origin::Cache);
        QTRY_VERIFY(m_one->statistics().audits >= 1);
        QCOMPARE(m_one->statistics().differences, quint64(0));
        m_source.answer = QByteArray("written past the service");
        VERIFY_OK(runTask(m_one->fetch(&m_source)));
        QTRY_COMPARE(m_one->statistics().differences, quint64(1));
    }

    void audit_doesNotCountWhatWasInvalidatedMeanwhile()
    {
        auto strict = plain();
        strict.auditShare = 1;
        start(strict);
        VERIFY_OK(runTask(m_one->fetch(&m_source)));
        const auto stored = [this] {
            const auto found =
                runTask(m_one->client.command({"EXISTS", "mx:1:7:events:v:page=1"}, CallContext::within(5s)));
            return found && found->integer == 1;
        };
        QTRY_VERIFY(stored());
        m_source.gate.emplace();
        m_source.answer = QByteArray("v2");
        QCOMPARE(runTask(m_one->fetch(&m_source))->origin, Origin::Cache);
        QTRY_COMPARE(m_source.loads, 2); // the audit's
        VERIFY_OK(runTask(m_other->cache.bump(kOrganization, {kKey.tag}, CallContext::within(5s))));
        m_source.gate->resolve(true);
        QTest::qWait(50); // the audit has looked at the generation
        QCOMPARE(m_one->statistics().differences, quint64(0));
        QCOMPARE(m_one->statistics().audits, quint64(0));
    }

    void invalidations_areTraced_andConfirmed()
    {
        start(plain());
        const auto trace = m_one->cache.invalidations();
        QCOMPARE(trace.size(), std::size_t(1));
        QCOMPARE(trace.front().tag, kKey.tag);
        QCOMPARE(trace.front().organization, kOrganization);
        QVERIFY(trace.front().isConfirmed);
        m_redis.freeze();
        VERIFY_OK(runTask(m_one->cache.bump(kOrganization, {kKey.tag}, CallContext::within(5s))));
        QVERIFY(!m_one->cache.invalidations().front().isConfirmed);
        m_redis.thaw();
        QTRY_VERIFY(m_one->cache.invalidations().front().isConfirmed);
    }
};

QTEST_GUILESS_MAIN(TestCacheSharing)
#include "tst_cache_sharing.moc"
