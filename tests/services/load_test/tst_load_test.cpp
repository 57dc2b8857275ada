// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/load_test/load_test_tenant.h"
#include "services/workspace/workspace.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <atomic>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

constexpr postgres::Statement kTenants{"test.tenants", "SELECT count(*) FROM organizations"};
constexpr postgres::Statement kIncidents{"test.incidents", "SELECT count(*) FROM incidents"};
constexpr postgres::Statement kIncident{
    "test.incident",
    "INSERT INTO incidents (organization_id, src_ip, reason) VALUES ($1::bigint, '192.0.2.1', 'test')"};

CallContext soon()
{
    return CallContext::within(20s);
}

} // namespace

/// The tenant of a load test, and a whole test with a real database.
class TestLoadTest : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_postgres;
    QString m_database;

    postgres::PoolConfig owner() const
    {
        postgres::PoolConfig config;
        config.name = QStringLiteral("owner");
        config.conninfo = m_postgres.conninfo(QStringLiteral("postgres"), m_database);
        return config;
    }
    WorkspaceConfig profile() const
    {
        WorkspaceConfig config;
        config.appConninfo = m_postgres.conninfo(QStringLiteral("minixdr_app"), m_database);
        config.ingestConninfo = m_postgres.conninfo(QStringLiteral("minixdr_ingest"), m_database);
        config.ownerConninfo = m_postgres.conninfo(QStringLiteral("postgres"), m_database);
        return config;
    }
    qint64 count(postgres::Statement statement) const
    {
        postgres::Pool pool(owner());
        const auto rows = runTask(pool.query(statement, postgres::Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<qint64>().value_or(-1) : -1;
    }
    template <typename T>
    static Result<T> answerOf(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000))
            return failure(ErrorKind::Timeout, QStringLiteral("no answer"));
        return future.takeResult();
    }

private Q_SLOTS:
    void init() { m_database = m_postgres.createDatabase(); }

    void plan_outOfRange_isInvalid_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("spawnRate");
        QTest::addColumn<int>("seconds");
        QTest::newRow("nobody") << 0 << 1 << 1;
        QTest::newRow("too many") << 2001 << 1 << 1;
        QTest::newRow("never") << 1 << 0 << 1;
        QTest::newRow("at once") << 1 << 1 << 0;
        QTest::newRow("too long") << 1 << 1 << 3601;
    }
    void plan_outOfRange_isInvalid()
    {
        QFETCH(int, users);
        QFETCH(int, spawnRate);
        QFETCH(int, seconds);
        const LoadTestPlan plan{users, spawnRate, std::chrono::seconds{seconds}, 1};
        QCOMPARE(plan.check().error().kind, ErrorKind::Invalid);
    }

    void tenant_isRemovedWithItsRows()
    {
        postgres::Pool pool(owner());
        LoadTestTenant tenant(&pool);
        const auto organization = runTask(tenant.create(soon()));
        VERIFY_OK(organization);
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(runTask(pool.query(kIncident, postgres::Parameters{*organization}, *organization, soon())));
        const auto removed = runTask(tenant.remove(soon()));
        VERIFY_OK(removed);
        QCOMPARE(*removed, qint64(5));
        QCOMPARE(count(kTenants), qint64(0));
    }

    void tenant_isOneAtATime()
    {
        postgres::Pool pool(owner());
        LoadTestTenant one(&pool);
        LoadTestTenant other(&pool);
        VERIFY_OK(runTask(one.create(soon())));
        QCOMPARE(runTask(other.create(soon())).error().kind, ErrorKind::Conflict);
        VERIFY_OK(runTask(one.remove(soon())));
        VERIFY_OK(runTask(other.create(soon())));
        VERIFY_OK(runTask(other.remove(soon())));
    }

    void tenant_removesWhatAKilledRunLeft()
    {
        {
            postgres::Pool pool(owner());
            LoadTestTenant killed(&pool);
            const auto organization = runTask(killed.create(soon()));
            VERIFY_OK(organization);
            VERIFY_OK(runTask(pool.query(kIncident, postgres::Parameters{*organization}, *organization, soon())));
        } // gone without remove(): the session's end frees the lock
        QCOMPARE(count(kTenants), qint64(1));
        postgres::Pool pool(owner());
        LoadTestTenant next(&pool);
        const auto creates = [&next] { return runTask(next.create(soon())).has_value(); };
        QVERIFY(QTest::qWaitFor(creates, 5000)); // not QTRY_VERIFY, which asks once more
        QCOMPARE(count(kTenants), qint64(1));
        QCOMPARE(count(kIncidents), qint64(0));
        VERIFY_OK(runTask(next.remove(soon())));
    }

    void run_measuresEveryTask_andLeavesNothing()
    {
        Workspace workspace(profile());
        m_postgres.execute("INSERT INTO organizations (name, slug) VALUES ('One', 'one')", m_database);
        workspace.setSession({OrganizationId{1}, std::nullopt, QStringLiteral("test")});
        std::atomic<int> snapshots = 0;
        const auto report =
            answerOf(workspace.loadTests().run({20, 20, 6s, 1}, [&](const LoadTestSnapshot &) { ++snapshots; }, {}));
        VERIFY_OK(report);
        QCOMPARE(report->tasks.size(), kLoadTasks.size());
        for (const auto &task : report->tasks) {
            QVERIFY(task.requests() > 0);
            QCOMPARE(task.failed(), qint64(0));
        }
        QCOMPARE(report->targets.size(), kLoadTasks.size());
        QVERIFY(snapshots >= 4);
        QVERIFY(report->removedIncidents > 0);
        QCOMPARE(count(kTenants), qint64(1));
        QCOMPARE(count(kIncidents), qint64(0));
    }

    void judge_tellsWhyATargetIsNotMet()
    {
        LoadTaskResult result;
        QCOMPARE(judge(result, 0ns, 50ms), TargetVerdict::NotMeasured);
        result.latency.record(5ms);
        QCOMPARE(judge(result, 5ms, 50ms), TargetVerdict::Met);
        QCOMPARE(judge(result, 51ms, 50ms), TargetVerdict::Missed);
        result.failures[ErrorKind::Unavailable] = 1;
        QCOMPARE(judge(result, 5ms, 50ms), TargetVerdict::RequestsFailed);

        LoadTestReport report;
        report.targets = {{QStringLiteral("create incident p95"), 20ms, 0ns, TargetVerdict::NotMeasured}};
        QVERIFY2(toText(report).contains(QStringLiteral("not measured")), qPrintable(toText(report)));
        const auto target = QJsonDocument::fromJson(toJson(report))[QStringLiteral("targets")][0];
        QVERIFY(target[QStringLiteral("measured_ms")].isNull());
        QCOMPARE(target[QStringLiteral("verdict")].toString(), QStringLiteral("not measured"));
    }

    void workspace_mayGo_whileATestRuns()
    {
        m_postgres.execute("INSERT INTO organizations (name, slug) VALUES ('One', 'one')", m_database);
        for (const int seconds : {1, 2}) {
            std::atomic<int> snapshots = 0;
            Workspace workspace(profile());
            workspace.setSession({OrganizationId{1}, std::nullopt, QStringLiteral("test")});
            const auto run =
                workspace.loadTests().run({50, 50, 600s, 1}, [&](const LoadTestSnapshot &) { ++snapshots; }, {});
            QTRY_VERIFY_WITH_TIMEOUT(snapshots >= seconds, 10'000);
        }
    }

    void stoppedRun_stillReports_andLeavesNothing()
    {
        Workspace workspace(profile());
        m_postgres.execute("INSERT INTO organizations (name, slug) VALUES ('One', 'one')", m_database);
        workspace.setSession({OrganizationId{1}, std::nullopt, QStringLiteral("test")});
        std::stop_source stop;
        std::atomic<int> snapshots = 0;
        auto run = workspace.loadTests().run(
            {5, 5, 600s, 1}, [&](const LoadTestSnapshot &) { ++snapshots; }, stop.get_token());
        QTRY_VERIFY_WITH_TIMEOUT(snapshots >= 2, 10'000);
        const auto second = answerOf(workspace.loadTests().run({1, 1, 1s, 1}, {}, {}));
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
        QElapsedTimer since;
        since.start();
        stop.request_stop();
        const auto report = answerOf(std::move(run));
        VERIFY_OK(report);
        QVERIFY(report->isStopped);
        QVERIFY(since.elapsed() < 10'000);
        QCOMPARE(count(kTenants), qint64(1));
    }

    void production_isDenied()
    {
        auto config = profile();
        config.isProduction = true;
        Workspace workspace(std::move(config));
        QCOMPARE(answerOf(workspace.loadTests().run({1, 1, 1s, 1}, {}, {})).error().kind, ErrorKind::Denied);
    }
};

QTEST_GUILESS_MAIN(TestLoadTest)
#include "tst_load_test.moc"
