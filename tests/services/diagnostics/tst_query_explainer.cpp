// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_explainer.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

CallContext soon()
{
    return CallContext::within(10s);
}

SlowQuery queryOf(const char *sql, postgres::Parameters parameters = {})
{
    SlowQuery query;
    query.number = 1;
    query.statement = QStringLiteral("test.query");
    query.sql = QString::fromLatin1(sql);
    query.fingerprint = QStringLiteral("0123456789abcdef");
    query.organization = OrganizationId{1};
    query.parameters = std::move(parameters);
    return query;
}

const PlanNode *findNode(const PlanNode &node, const QString &type)
{
    if (node.type.startsWith(type))
        return &node;
    for (const auto &child : node.children)
        if (const auto *found = findNode(child, type))
            return found;
    return nullptr;
}

} // namespace

/// Plans of real statements on a real server, and what is remembered of them.
class TestQueryExplainer : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    QTemporaryDir m_folder;
    std::unique_ptr<postgres::Pool> m_pool;

    QueryExplainer explainer(const QString &folder = {})
    {
        return QueryExplainer(m_pool.get(), std::make_shared<PlanHistory>(folder));
    }

    qint64 rowsLeft()
    {
        constexpr postgres::Statement kCount{"test.count", "SELECT count(*) FROM measured"};
        const auto rows = runTask(m_pool->query(kCount, postgres::Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<qint64>().value_or(-1) : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox.execute("CREATE TABLE measured (id bigint PRIMARY KEY, kind bigint, note text);"
                          "INSERT INTO measured SELECT n, n % 10, repeat('x', 50) FROM generate_series(1, 20000) n;"
                          "ANALYZE measured;");
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo();
        m_pool = std::make_unique<postgres::Pool>(std::move(config));
    }

    void explain_runsIt_withItsOwnParameters()
    {
        auto subject = explainer();
        const auto found = runTask(
            subject.explain(queryOf("SELECT * FROM measured WHERE id = $1", postgres::Parameters{qint64(17)}), soon()));
        VERIFY_OK(found);
        QVERIFY(found->plan.isAnalyzed);
        const auto *scan = findNode(found->plan.root, QStringLiteral("Index Scan"));
        QVERIFY(scan);
        QCOMPARE(scan->relation, QStringLiteral("measured"));
        QCOMPARE(scan->index, QStringLiteral("measured_pkey"));
        QCOMPARE(scan->actualRows, 1.0);
        QVERIFY(scan->buffersHit + scan->buffersRead > 0);
        QVERIFY2(found->plan.text.contains(QStringLiteral("id = '17'::bigint")), qPrintable(found->plan.text));
    }

    void explain_tellsMisestimates_butNotOfWhatALimitStopped()
    {
        auto subject = explainer();
        const auto limited = runTask(subject.explain(queryOf("SELECT * FROM measured LIMIT 1"), soon()));
        VERIFY_OK(limited);
        QCOMPARE(limited->plan.root.children.front().misestimate(), 1.0);
        const auto wrong = runTask(subject.explain(queryOf("SELECT * FROM measured WHERE length(note) + kind = 53"),
                                                   soon())); // the planner guesses 0.5 %
        VERIFY_OK(wrong);
        QVERIFY(wrong->plan.root.misestimate() > 10);
    }

    void writes_arePlanned_butNotRun()
    {
        auto subject = explainer();
        QCOMPARE(rowsLeft(), 20'000);
        const auto found = runTask(subject.explain(queryOf("DELETE FROM measured WHERE kind = 3"), soon()));
        VERIFY_OK(found);
        QVERIFY(!found->plan.isAnalyzed);
        QCOMPARE(rowsLeft(), 20'000);
        const auto acts = runTask(subject.explain(queryOf("SELECT pg_advisory_lock(1)"), soon()));
        VERIFY_OK(acts);
        QVERIFY(!acts->plan.isAnalyzed);
        // Nobody takes the server for a demoted one because we forbade ourselves to write.
        const auto closed = m_pool->snapshot().counters.closed;
        QCOMPARE(closed[static_cast<std::size_t>(postgres::CloseReason::ReadOnly)], quint64(0));
    }

    void whatHasNoPlan_isRefused()
    {
        auto subject = explainer();
        for (const char *sql : {"COPY measured FROM STDIN", "SELECT 1; DROP TABLE measured", "VACUUM"}) {
            const auto found = runTask(subject.explain(queryOf(sql), soon()));
            QVERIFY2(!found, sql);
        }
        QVERIFY(rowsLeft() > 0);
        VERIFY_OK(
            runTask(m_pool->query({"test.one", "SELECT 1::bigint"}, postgres::Parameters{}, std::nullopt, soon())));
    }

    void changedPlan_isReported_alsoToTheNextProgram()
    {
        const auto query = queryOf("SELECT * FROM measured WHERE kind = $1", postgres::Parameters{qint64(3)});
        auto first = explainer(m_folder.path());
        const auto before = runTask(first.plan(query, soon()));
        VERIFY_OK(before);
        QVERIFY(!before->hasChanged);
        QVERIFY(!runTask(first.plan(query, soon()))->hasChanged);
        m_sandbox.execute("CREATE INDEX measured_kind ON measured (kind) INCLUDE (id, note)");
        m_sandbox.execute("VACUUM ANALYZE measured");
        auto second = explainer(m_folder.path());
        const auto after = runTask(second.explain(query, soon()));
        VERIFY_OK(after);
        QVERIFY2(after->hasChanged, qPrintable(after->plan.text));
        QCOMPARE(after->known.size(), std::size_t(2));
        QCOMPARE(after->known.front().plan.shape, after->plan.shape);
        QCOMPARE(after->known.back().timesSeen, 2);
        QVERIFY(!runTask(second.explain(query, soon()))->hasChanged);
    }
};

QTEST_GUILESS_MAIN(TestQueryExplainer)
#include "tst_query_explainer.moc"
