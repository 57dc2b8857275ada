// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/server_diagnostics.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

#include <algorithm>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

template <typename T, typename Key>
const T *find(const std::vector<T> &rows, const Key &key)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const T &row) { return row.key() == key; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

/// What the application's role may learn of the server, and do to it.
class TestServerDiagnostics : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    QString m_database;

    std::unique_ptr<postgres::Pool> pool(const QString &role = QStringLiteral("minixdr_app")) const
    {
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo(role, m_database);
        return std::make_unique<postgres::Pool>(std::move(config));
    }

    static postgres::Lease holding(postgres::Pool &pool, const QByteArray &sql)
    {
        auto lease = runTask(pool.acquire(CallContext::within(5s)));
        Q_ASSERT(lease);
        const auto begun = runTask(lease->begin(std::nullopt, CallContext::within(5s)));
        const auto done = runTask(lease->script(sql, CallContext::within(5s)));
        Q_ASSERT(begun && done);
        return std::move(*lease);
    }

private Q_SLOTS:
    void init() { m_database = m_sandbox.createDatabase(); }

    void sessions_showOurStatement_andWhoBlocksIt()
    {
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto holder = holding(*ours, "SELECT pg_advisory_xact_lock(7)");
        auto waiter = runTask(ours->acquire(CallContext::within(5s)));
        VERIFY_OK(waiter);
        const auto waiterPid = waiter->backendPid();
        auto blocked = waiter->script("SELECT pg_advisory_xact_lock(7)", CallContext::within(20s));
        const auto isBlocked = [&] {
            const auto rows = runTask(diagnostics.sessions(CallContext::within(5s)));
            return rows && !rows->empty() && rows->front().pid == waiterPid && !rows->front().blockedBy.empty();
        };
        QTRY_VERIFY(isBlocked());
        const auto rows = runTask(diagnostics.sessions(CallContext::within(5s)));
        VERIFY_OK(rows);
        const auto &first = rows->front();
        QCOMPARE(first.blockedBy, std::vector<qint64>{holder.backendPid()});
        QVERIFY(first.query.contains(QStringLiteral("pg_advisory_xact_lock")));
        QVERIFY(!first.isHidden);
        QCOMPARE(find(*rows, holder.backendPid())->state, QStringLiteral("idle in transaction"));
        VERIFY_OK(runTask(diagnostics.cancelSession(waiterPid, CallContext::within(5s))));
        const auto ended = runTask(std::move(blocked));
        QVERIFY(!ended);
    }

    void sessions_sayWhatIsHidden_ofOtherRoles()
    {
        const auto ours = pool();
        const auto theirs = pool(QStringLiteral("postgres"));
        const auto foreign = holding(*theirs, "SELECT 'their secret'");
        ServerDiagnostics diagnostics(ours.get());
        const auto rows = runTask(diagnostics.sessions(CallContext::within(5s)));
        VERIFY_OK(rows);
        const auto *session = find(*rows, foreign.backendPid());
        QVERIFY(session);
        QVERIFY(session->isHidden);
        QCOMPARE(session->query, QString());
        const auto refused = runTask(diagnostics.terminateSession(foreign.backendPid(), CallContext::within(5s)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Denied);
    }

    void terminateSession_endsIt_andFindsItNoMore()
    {
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto held = holding(*ours, "SELECT 1");
        const auto pid = held.backendPid();
        VERIFY_OK(runTask(diagnostics.terminateSession(pid, CallContext::within(5s))));
        const auto isGone = [&] {
            const auto rows = runTask(diagnostics.sessions(CallContext::within(5s)));
            return rows && !find(*rows, pid);
        };
        QTRY_VERIFY(isGone());
        const auto again = runTask(diagnostics.terminateSession(pid, CallContext::within(5s)));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::NotFound);
    }

    void tableSizes_sumPartitions()
    {
        m_sandbox.execute("CREATE TABLE parted (n bigint PRIMARY KEY) PARTITION BY RANGE (n);"
                          "CREATE TABLE parted_a PARTITION OF parted FOR VALUES FROM (0) TO (100);"
                          "CREATE TABLE parted_b PARTITION OF parted FOR VALUES FROM (100) TO (200);"
                          "INSERT INTO parted SELECT generate_series(0, 199); ANALYZE parted;",
                          m_database);
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto sizes = runTask(diagnostics.tableSizes(CallContext::within(5s)));
        VERIFY_OK(sizes);
        const auto *parted = find(*sizes, QStringLiteral("parted"));
        QVERIFY(parted);
        QCOMPARE(parted->partitions, 2);
        QCOMPARE(parted->rows, std::optional<qint64>(200));
        QVERIFY(parted->tableBytes > 0);
        QVERIFY(parted->indexBytes > 0);
        QVERIFY(!find(*sizes, QStringLiteral("parted_a")));
        QCOMPARE(find(*sizes, QStringLiteral("organizations"))->partitions, 0);
    }

    void tableSizes_countRows_beforeAnyAnalyze()
    {
        m_sandbox.execute("CREATE TABLE fresh (n bigint); INSERT INTO fresh SELECT generate_series(1, 30);",
                          m_database);
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto rows = [&] {
            const auto sizes = runTask(diagnostics.tableSizes(CallContext::within(5s)));
            return sizes ? find(*sizes, QStringLiteral("fresh"))->rows : std::nullopt;
        };
        QTRY_COMPARE(rows(), std::optional<qint64>(30));          // a session reports its counters when it ends
        m_sandbox.execute("SELECT pg_stat_reset();", m_database); // as a crash does
        QTRY_COMPARE(rows(), std::nullopt);
    }

    void indexes_tellSinceWhenTheyAreCounted()
    {
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto never = runTask(diagnostics.indexes(CallContext::within(5s)));
        VERIFY_OK(never);
        QVERIFY(never->countedSince); // the cluster's beginning
        QVERIFY(*never->countedSince <= utcNow());
        m_sandbox.execute("SELECT pg_stat_reset();", m_database);
        const auto reset = runTask(diagnostics.indexes(CallContext::within(5s)));
        VERIFY_OK(reset);
        QVERIFY(reset->countedSince > never->countedSince);
    }

    void statements_beginWithTheirName_inTheServersLists()
    {
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto lease = runTask(ours->acquire(CallContext::within(5s)));
        VERIFY_OK(lease);
        VERIFY_OK(runTask(diagnostics.tableSizes(CallContext::within(5s))));
        const auto rows =
            runTask(pool()->query({"test.activity", "SELECT string_agg(query, '|') FROM pg_stat_activity"},
                                  postgres::Parameters{}, std::nullopt, CallContext::within(5s)));
        VERIFY_OK(rows);
        const auto queries = rows->single<QString>();
        VERIFY_OK(queries);
        QVERIFY2(queries->contains(QStringLiteral("/* diagnostics.table_sizes */ SELECT")), qPrintable(*queries));
        QVERIFY(!queries->contains(QStringLiteral("SPDX")));
    }

    void indexes_nameTheDuplicate_andTheUnused_butNotTheKey()
    {
        m_sandbox.execute("CREATE TABLE probe (id bigint PRIMARY KEY, name text);"
                          "CREATE INDEX probe_name ON probe (name);"
                          "CREATE INDEX probe_name_again ON probe (name);"
                          "CREATE INDEX probe_name_partly ON probe (name) WHERE id > 0;"
                          "CREATE INDEX probe_name_pattern ON probe (name text_pattern_ops);"
                          "CREATE INDEX probe_id ON probe (id);",
                          m_database);
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto report = runTask(diagnostics.indexes(CallContext::within(5s)));
        VERIFY_OK(report);
        const auto use = [&](const char *name) { return find(report->indexes, QString::fromLatin1(name)); };
        QCOMPARE(use("probe_name")->duplicateOf, QString());
        QCOMPARE(use("probe_name_again")->duplicateOf, QStringLiteral("probe_name"));
        QCOMPARE(use("probe_name_partly")->duplicateOf, QString());
        QCOMPARE(use("probe_name_pattern")->duplicateOf, QString());
        QCOMPARE(use("probe_id")->duplicateOf, QStringLiteral("probe_pkey"));
        QCOMPARE(use("probe_pkey")->duplicateOf, QString());
        QVERIFY(use("probe_name")->isUnused);
        QVERIFY(use("probe_pkey")->isConstraint);
        QVERIFY(!use("probe_pkey")->isUnused);
    }

    void indexes_reportBigTablesThatAreReadFromEndToEnd()
    {
        m_sandbox.execute(
            "CREATE TABLE heap AS SELECT n FROM generate_series(1, 20000) AS n; SELECT count(*) FROM heap;",
            m_database);
        const auto ours = pool();
        ServerDiagnostics diagnostics(ours.get());
        const auto isReported = [&] {
            const auto report = runTask(diagnostics.indexes(CallContext::within(5s)));
            return report && find(report->missing, QStringLiteral("heap"));
        };
        QTRY_VERIFY(isReported()); // a session reports its counters when it ends
        const auto report = runTask(diagnostics.indexes(CallContext::within(5s)));
        VERIFY_OK(report);
        QCOMPARE(find(report->missing, QStringLiteral("heap"))->rowsPerScan, 20'000);
        QVERIFY(!find(report->missing, QStringLiteral("organizations")));
    }
};

QTEST_GUILESS_MAIN(TestServerDiagnostics)
#include "tst_server_diagnostics.moc"
