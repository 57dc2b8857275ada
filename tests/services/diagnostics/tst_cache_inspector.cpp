// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"
#include "services/diagnostics/cache_inspector.h"
#include "services/redis/client.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

/// What lies in Redis under a tag.
class TestCacheInspector : public QObject
{
    Q_OBJECT
private:
    RedisSandbox m_sandbox;
    std::unique_ptr<redis::Client> m_client;
    std::unique_ptr<cache::Cache> m_cache;

    static CallContext soon() { return CallContext::within(5s); }

    void put(qint64 organization, const char *tag, const QString &detail, qsizetype size)
    {
        const auto load = [size](CallContext) -> Task<QByteArray> { return load_(size); };
        const auto stored = runTask(
            m_cache->fetch({OrganizationId{organization}, QString::fromLatin1(tag), detail}, 100s, load, soon()));
        VERIFY_OK(stored);
    }

    static Task<QByteArray> load_(qsizetype size)
    {
        QByteArray bytes;
        for (qsizetype at = 0; at < size; ++at)
            bytes += static_cast<char>('a' + (at * 7919) % 26);
        co_return bytes;
    }

    Result<CachedKeys> keys(qint64 organization, const char *tag, int limit = 100)
    {
        CacheInspector inspector(m_client.get());
        return runTask(inspector.keys(OrganizationId{organization}, QString::fromLatin1(tag), limit, soon()));
    }

private Q_SLOTS:
    void init()
    {
        redis::ClientConfig config;
        config.socketPath = m_sandbox.socketPath();
        m_client = std::make_unique<redis::Client>(config);
        m_cache = std::make_unique<cache::Cache>(m_client.get());
        QTRY_VERIFY(m_cache->status().isAvailable);
        VERIFY_OK(runTask(m_client->command({"FLUSHALL"}, soon())));
    }

    void keys_areThoseOfTheTag_andOrganization_andSayWhatIsInvalidated()
    {
        put(1, "events", QStringLiteral("page=1"), 100);
        put(1, "events", QStringLiteral("page=2"), 900);
        put(1, "events*", QStringLiteral("page=3"), 10);
        put(1, "incidents", QStringLiteral("page=1"), 10);
        put(2, "events", QStringLiteral("page=1"), 10);
        QTRY_COMPARE(keys(1, "events")->keys.size(), std::size_t(2));
        auto found = keys(1, "events");
        VERIFY_OK(found);
        QVERIFY(found->isComplete);
        QVERIFY(found->keys.front().name.contains(QStringLiteral("page=2"))); // the largest first
        QVERIFY(found->keys.front().bytes > found->keys.back().bytes);
        QVERIFY(found->keys.front().isCurrent);
        QVERIFY(found->keys.front().expiry.value() > 60s);
        QTRY_COMPARE(keys(1, "events*")->keys.size(), std::size_t(1));
        VERIFY_OK(runTask(m_cache->bump(OrganizationId{1}, {QStringLiteral("events")}, soon())));
        QTRY_VERIFY(!keys(1, "events")->keys.front().isCurrent);
        QTRY_VERIFY(keys(2, "events")->keys.front().isCurrent);
    }

    void keys_endAtTheLimit_andSayThatThereAreMore()
    {
        for (int page = 0; page < 30; ++page)
            put(1, "events", QStringLiteral("page=%1").arg(page), 10);
        QTRY_COMPARE(keys(1, "events")->keys.size(), std::size_t(30));
        const auto few = keys(1, "events", 5);
        VERIFY_OK(few);
        QCOMPARE(few->keys.size(), std::size_t(5));
        QVERIFY(!few->isComplete);
        QCOMPARE(keys(1, "", 5).error().kind, ErrorKind::Invalid);
    }

    void memory_isWhatRedisSays()
    {
        put(1, "events", QStringLiteral("page=1"), 10);
        CacheInspector inspector(m_client.get());
        const auto memory = runTask(inspector.memory(soon()));
        VERIFY_OK(memory);
        QVERIFY(memory->used > 100'000);
        QVERIFY(memory->peak >= memory->used / 2);
        QVERIFY(memory->keys >= 1);
        QVERIFY(!memory->policy.isEmpty());
    }

    void withoutRedis_itSaysSo()
    {
        redis::ClientConfig config;
        config.socketPath = QStringLiteral("/nonexistent/redis.sock");
        redis::Client away(config);
        CacheInspector inspector(&away);
        QCOMPARE(runTask(inspector.memory(soon())).error().kind, ErrorKind::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestCacheInspector)
#include "tst_cache_inspector.moc"
