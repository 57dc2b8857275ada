// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incidents_service.h"
#include "services/redis/client.h"
#include "tests/services/events/paged_database.h"
#include "tests/support/redis_sandbox.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

constexpr UserId kAnn{1};
const QString kTag = QStringLiteral("incidents");

Session ann()
{
    return {{1}, kAnn, QStringLiteral("Ann")};
}

/// One program: its connection to Redis, its cache and its service.
struct Program {
    Program(const RedisSandbox &redis, postgres::Pool *pool, double auditShare = 0)
        : client(configOf(redis)), cache(&client, auditing(auditShare)), incidents(pool, &cache)
    {
    }

    static redis::ClientConfig configOf(const RedisSandbox &redis)
    {
        redis::ClientConfig config;
        config.socketPath = redis.socketPath();
        config.softTimeout = 2s; // patient, since the machine may be busy
        return config;
    }
    static cache::CacheConfig auditing(double share)
    {
        cache::CacheConfig config;
        config.earlyRefresh = 0;
        config.auditShare = share;
        return config;
    }

    bool isAvailable() const { return cache.status().isAvailable; }
    Result<IncidentPage> page() { return runTask(incidents.page({{}, FirstPage{}, 5}, ann(), soon())); }
    qint64 total() { return page().value().facts.total; }
    Result<Incident> created(CallContext context = soon())
    {
        IncidentDraft draft;
        draft.reason = QStringLiteral("one more");
        return runTask(incidents.create(draft, ann(), std::move(context)));
    }

    redis::Client client;
    cache::Cache cache;
    IncidentsService incidents;
};

} // namespace

/// What of the incidents lies in Redis, and that no write is read past.
class TestIncidentsCached : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    RedisSandbox m_redis;
    std::unique_ptr<PagedDatabase> m_database;
    std::unique_ptr<Program> m_program;

    postgres::Pool *pool() const { return m_database->app.get(); }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<PagedDatabase>(m_sandbox);
        m_database->execute("INSERT INTO incidents (organization_id, created_at, reason) SELECT 1 + i / 121, "
                            "timestamptz '2026-01-02 03:04:05+00' + i / 3 * interval '7 min 13 s', 'Reason ' || i "
                            "FROM generate_series(1, 130) AS i");
        m_program = std::make_unique<Program>(m_redis, pool());
        QTRY_VERIFY(m_program->isAvailable());
        VERIFY_OK(runTask(m_program->client.command({"FLUSHALL"}, soon())));
    }

    void cleanup()
    {
        m_program.reset();
        if (m_redis.pid() == 0) // a test has stopped it
            m_redis.start();
    }

    void writes_areSeenAtOnce()
    {
        QVERIFY(!m_program->page()->facts.fromCache);
        QTRY_VERIFY(m_program->page()->facts.fromCache);
        auto &incidents = m_program->incidents;
        const auto incident = m_program->page()->rows.front();
        VERIFY_OK(runTask(incidents.detail(incident.id, ann(), soon())));

        IncidentChange change;
        change.id = incident.id;
        change.version = 1;
        change.escalation = Escalation::Critical;
        VERIFY_OK(runTask(incidents.update(change, ann(), soon())));
        const auto changed = m_program->page();
        VERIFY_OK(changed);
        QVERIFY(!changed->facts.fromCache);
        QCOMPARE(changed->rows.front().escalation, Escalation::Critical);
        QCOMPARE(runTask(incidents.detail(incident.id, ann(), soon()))->history.size(), 1U);

        VERIFY_OK(m_program->created());
        QCOMPARE(m_program->total(), 121);
        QCOMPARE(runTask(incidents.detail(incident.id, sessionOf(2), soon())).error().kind, ErrorKind::NotFound);
    }

    void writes_areSeenAtOnce_byAnotherProgram()
    {
        Program other(m_redis, pool());
        QTRY_VERIFY(other.isAvailable());
        QCOMPARE(m_program->total(), 120);
        QTRY_VERIFY(other.page()->facts.fromCache);
        VERIFY_OK(m_program->created());
        QCOMPARE(other.total(), 121);
        VERIFY_OK(other.created());
        QCOMPARE(m_program->total(), 122);
    }

    void ownWrites_areSeenAtOnce_withoutRedis()
    {
        m_redis.stop();
        QTRY_VERIFY(!m_program->isAvailable());
        for (qint64 total = 120; total < 123; ++total) {
            QCOMPARE(m_program->total(), total);
            VERIFY_OK(m_program->created());
        }
        QCOMPARE(m_program->total(), 123);
    }

    /// Its COMMIT waits for a standby that never comes, until the deadline has passed.
    void write_whoseEndIsUnknown_isNotReadPast()
    {
        m_sandbox.execute("ALTER SYSTEM SET synchronous_commit = local");
        m_sandbox.execute("ALTER SYSTEM SET synchronous_standby_names = 'ghost'");
        m_sandbox.execute("SELECT pg_reload_conf()");
        QCOMPARE(m_program->total(), 120);
        auto config = pool()->config();
        config.conninfo += QStringLiteral(" options='-c synchronous_commit=on'");
        postgres::Pool slow(config);
        Program writer(m_redis, &slow);
        QTRY_VERIFY(writer.isAvailable());
        const auto created = writer.created(CallContext::within(700ms));
        QCOMPARE(created.error().code, QStringLiteral("40003"));
        QTRY_COMPARE(m_program->total(), 121); // the server gave up waiting when it was asked to, and kept the row
        m_sandbox.execute("ALTER SYSTEM RESET synchronous_standby_names");
        m_sandbox.execute("SELECT pg_reload_conf()");
    }

    /// The moment of counting differs with each load, and is no difference.
    void audit_comparesWhatIsInTheDatabase()
    {
        VERIFY_OK(m_program->page());
        Program auditor(m_redis, pool(), 1);
        QTRY_VERIFY(auditor.isAvailable());
        QTRY_VERIFY(auditor.page()->facts.fromCache);
        const auto counts = [&] { return auditor.cache.status().tags[kTag]; };
        QTRY_VERIFY(counts().audits >= 2);
        QCOMPARE(counts().differences, quint64(0));
        m_database->execute("UPDATE incidents SET reason = 'written past the service'");
        VERIFY_OK(auditor.page());
        QTRY_VERIFY(counts().differences >= 1);
    }
};

QTEST_GUILESS_MAIN(TestIncidentsCached)
#include "tst_incidents_cached.moc"
