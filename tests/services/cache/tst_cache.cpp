// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"
#include "services/redis/client.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace minixdr::cache;
using namespace std::chrono_literals;

namespace
{

const OrganizationId kOrganization{7};

Key key(const QString &detail = QStringLiteral("page=1"), OrganizationId organization = kOrganization)
{
    return {organization, QStringLiteral("events"), detail};
}

CallContext soon()
{
    return CallContext::within(5s);
}

/// A loader whose answers are counted, and that can be held back.
struct Source {
    int loads = 0;
    QByteArray value = "v1";
    std::optional<Completion<bool>> gate;

    static Task<QByteArray> load(Source *source, CallContext context)
    {
        ++source->loads;
        const auto value = source->value; // read now, answered later: as a slow query would
        if (source->gate) {
            const auto gate = *source->gate;
            MX_CO_CHECK(co_await gate.within(std::move(context)));
        }
        co_return value;
    }

    Cache::Loader loader()
    {
        return [this](CallContext context) { return load(this, std::move(context)); };
    }
};

Task<QByteArray> failing(CallContext)
{
    co_return failure(ErrorKind::Unavailable, QStringLiteral("no database"));
}

} // namespace

/// What the cache promises with a real Redis, and without one.
class TestCache : public QObject
{
    Q_OBJECT
private:
    RedisSandbox m_redis;
    std::unique_ptr<redis::Client> m_client;
    std::unique_ptr<Cache> m_cache;
    Source m_source;

    Result<Value> fetch(const Key &wanted = key())
    {
        return runTask(m_cache->fetch(wanted, 60s, m_source.loader(), soon()));
    }
    void bump(OrganizationId organization = kOrganization)
    {
        VERIFY_OK(runTask(m_cache->bump(organization, {QStringLiteral("events")}, soon())));
    }
    quint64 misses(MissReason reason) const
    {
        return m_cache->status().tags[QStringLiteral("events")].misses[static_cast<std::size_t>(reason)];
    }

    void open(redis::ClientConfig config)
    {
        config.socketPath = m_redis.socketPath();
        m_cache.reset();
        m_client = std::make_unique<redis::Client>(std::move(config));
        m_cache = std::make_unique<Cache>(m_client.get());
        QTRY_VERIFY(m_cache->status().isAvailable);
    }

private Q_SLOTS:
    void init()
    {
        open({});
        m_source = {};
        VERIFY_OK(runTask(m_client->command({"FLUSHALL"}, soon())));
    }

    void cleanup()
    {
        m_redis.thaw(); // a test that failed may have left it frozen
        m_cache.reset();
        m_client.reset();
    }

    void fetch_loadsOnce_andThenHits()
    {
        const auto first = fetch();
        VERIFY_OK(first);
        QCOMPARE(first->origin, Origin::Loader);
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
        QCOMPARE(fetch()->bytes, QByteArray("v1"));
        QCOMPARE(m_source.loads, 1);
        QCOMPARE(misses(MissReason::Cold), quint64(1));
    }

    void fetch_isSharedByThousandCallers()
    {
        redis::ClientConfig patient;
        patient.softTimeout = 5s; // a slow machine is not done with asking before the first has waited too long
        open(patient);
        m_source.gate.emplace();
        std::vector<Task<Value>> callers;
        for (int count = 0; count < 1000; ++count)
            callers.push_back(m_cache->fetch(key(), 60s, m_source.loader(), soon()));
        QTRY_COMPARE(m_source.loads, 1);
        m_source.gate->resolve(true);
        for (auto &caller : callers)
            QCOMPARE(runTask(std::move(caller))->bytes, QByteArray("v1"));
        QCOMPARE(m_source.loads, 1);
    }

    void fetch_survivesTheFirstCallersCancellation()
    {
        m_source.gate.emplace();
        std::stop_source stop;
        auto first = m_cache->fetch(key(), 60s, m_source.loader(), CallContext::within(5s, stop.get_token()));
        auto second = m_cache->fetch(key(), 60s, m_source.loader(), soon());
        QTRY_COMPARE(m_source.loads, 1);
        stop.request_stop();
        QCOMPARE(runTask(std::move(first)).error().kind, ErrorKind::Cancelled);
        m_source.gate->resolve(true);
        VERIFY_OK(runTask(std::move(second)));
        QCOMPARE(m_source.loads, 1);
    }

    void fetch_doesNotKeepFailures()
    {
        QVERIFY(!runTask(m_cache->fetch(key(), 60s, failing, soon())).has_value());
        VERIFY_OK(fetch());
        QCOMPARE(m_source.loads, 1);
    }

    void bump_invalidates_andOnlyItsOrganization()
    {
        VERIFY_OK(fetch());
        VERIFY_OK(fetch(key(QStringLiteral("page=1"), OrganizationId{8})));
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
        bump();
        m_source.value = "v2";
        QCOMPARE(fetch()->bytes, QByteArray("v2"));
        QCOMPARE(misses(MissReason::Invalidated), quint64(1));
        QTRY_COMPARE(fetch(key(QStringLiteral("page=1"), OrganizationId{8}))->origin, Origin::Cache);
    }

    void bump_beatsALoadThatBeganBefore()
    {
        m_source.gate.emplace();
        auto slow = m_cache->fetch(key(), 60s, m_source.loader(), soon());
        QTRY_COMPARE(m_source.loads, 1);
        m_source.value = "v2"; // the row is written …
        bump();                // … and committed, while the old one is on its way
        const auto gate = *m_source.gate;
        m_source.gate.reset();
        const auto fresh = fetch();
        VERIFY_OK(fresh);
        QCOMPARE(fresh->bytes, QByteArray("v2"));
        gate.resolve(true);
        QCOMPARE(runTask(std::move(slow))->bytes, QByteArray("v1"));
        QTest::qWait(20); // lets the late store reach Redis
        QCOMPARE(fetch()->bytes, QByteArray("v2"));
    }

    void bumpLater_invalidatesWhatIsReadMeanwhile()
    {
        m_cache->bumpLater(kOrganization, {QStringLiteral("events")});
        VERIFY_OK(fetch()); // of a write that the server is still at
        m_source.value = "v2";
        QTRY_COMPARE(fetch()->bytes, QByteArray("v2"));
    }

    void bump_isCaughtUp_whenRedisWasAway()
    {
        VERIFY_OK(fetch());
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
        m_redis.freeze();
        bump();
        m_source.value = "v2";
        QCOMPARE(fetch()->bytes, QByteArray("v2"));
        m_redis.thaw();
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(m_cache->status().isAvailable);
        QVERIFY2(since.elapsed() < 2500, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(fetch()->bytes, QByteArray("v2"));
    }

    void fetch_loads_whenRedisIsDown()
    {
        m_redis.stop();
        VERIFY_OK(fetch());
        VERIFY_OK(fetch());
        QCOMPARE(m_source.loads, 2);
        QVERIFY(misses(MissReason::Down) >= 1);
        m_redis.start();
        QTRY_VERIFY(m_cache->status().isAvailable);
    }

    void fetch_costsTheSoftLimitOnce_whenRedisHangs()
    {
        VERIFY_OK(fetch());
        m_redis.freeze();
        QElapsedTimer since;
        since.start();
        VERIFY_OK(fetch());
        const auto limit = m_client->config().softTimeout.count();
        QVERIFY2(since.elapsed() >= limit, qPrintable(QString::number(since.elapsed())));
        since.restart();
        for (int count = 0; count < 20; ++count)
            VERIFY_OK(fetch());
        QVERIFY2(since.elapsed() < 10 * limit, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(misses(MissReason::Down), quint64(21));
        m_redis.thaw();
        QTRY_VERIFY(m_cache->status().isAvailable);
    }

    void fetch_takesCorruptBytesForAMiss()
    {
        VERIFY_OK(fetch());
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
        VERIFY_OK(runTask(m_client->command({"SET", "mx:1:7:events:v:page=1", "\x09 rubbish"}, soon())));
        const auto value = fetch();
        VERIFY_OK(value);
        QCOMPARE(value->origin, Origin::Loader);
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
    }

    void fetch_spreadsTheEnds_ofWhatIsStoredAtOnce()
    {
        constexpr int kValues = 100;
        for (int number = 0; number < kValues; ++number)
            VERIFY_OK(fetch(key(QStringLiteral("page=%1").arg(number))));
        qint64 first = 60'000;
        qint64 last = 0;
        for (int number = 0; number < kValues; ++number) {
            const auto life =
                runTask(m_client->command({"PTTL", "mx:1:7:events:v:page=" + QByteArray::number(number)}, soon()));
            VERIFY_OK(life);
            first = std::min(first, life->integer);
            last = std::max(last, life->integer);
        }
        QVERIFY2(first > 50'000 && first < 57'000 && last > 62'000 && last <= 66'000,
                 qPrintable(QStringLiteral("%1…%2").arg(first).arg(last)));
    }

    void fetch_tellsEvictedFromExpired()
    {
        VERIFY_OK(fetch());
        QTRY_COMPARE(fetch()->origin, Origin::Cache);
        VERIFY_OK(runTask(m_client->command({"DEL", "mx:1:7:events:v:page=1"}, soon())));
        VERIFY_OK(fetch());
        QCOMPARE(misses(MissReason::Evicted), quint64(1));
    }

    void cache_worksWithoutARedis()
    {
        Cache none(nullptr);
        VERIFY_OK(runTask(none.fetch(key(), 60s, m_source.loader(), soon())));
        VERIFY_OK(runTask(none.bump(kOrganization, {QStringLiteral("events")}, soon())));
        QVERIFY(!none.status().isAvailable);
    }
};

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
