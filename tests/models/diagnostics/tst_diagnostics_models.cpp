// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/refreshed.h"
#include "models/diagnostics/cache_columns.h"
#include "models/diagnostics/lock_tree.h"
#include "models/diagnostics/plan_lines.h"
#include "models/diagnostics/pool_columns.h"
#include "models/diagnostics/schema_columns.h"
#include "models/diagnostics/session_columns.h"
#include "models/diagnostics/slow_query_columns.h"
#include "models/table/rows_table_model.h"
#include "tests/support/fake_answers.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

ServerSession session(qint32 pid, std::vector<qint64> blockedBy = {})
{
    ServerSession session;
    session.pid = pid;
    session.blockedBy = std::move(blockedBy);
    return session;
}

std::vector<std::pair<qint32, int>> shapeOf(const std::vector<SessionLine> &lines)
{
    std::vector<std::pair<qint32, int>> shape;
    for (const auto &line : lines)
        shape.emplace_back(line.session.pid, line.depth);
    return shape;
}

using Shape = std::vector<std::pair<qint32, int>>;

PlanNode node(const char *type, double estimated, double actual, double milliseconds)
{
    PlanNode node;
    node.type = QString::fromLatin1(type);
    node.estimatedRows = estimated;
    node.actualRows = actual;
    node.loops = 1;
    node.milliseconds = milliseconds;
    return node;
}

QString textAt(const QAbstractItemModel &model, int row, const char *column)
{
    const auto &table = static_cast<const RowsTableModelBase &>(model);
    return model.index(row, table.columnOf(QString::fromLatin1(column))).data().toString();
}

} // namespace

/// What the Diagnostics page shows, without its widgets.
class TestDiagnosticsModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lockTree_putsBlockersAboveTheBlocked()
    {
        const auto lines = lockTree({session(1), session(2, {3}), session(3), session(4, {2}), session(5, {3})});
        QCOMPARE(shapeOf(lines), (Shape{{3, 0}, {2, 1}, {4, 2}, {5, 1}, {1, 0}}));
    }

    void lockTree_listsEachOnce_whateverBlocksIt()
    {
        QCOMPARE(shapeOf(lockTree({session(1, {2, 3}), session(2), session(3)})), (Shape{{2, 0}, {1, 1}, {3, 0}}));
        QCOMPARE(shapeOf(lockTree({session(1, {0, 99})})), (Shape{{1, 0}})); // prepared, or not ours to see
    }

    void lockTree_cutsACircle()
    {
        const auto lines = lockTree({session(1, {2}), session(2, {1}), session(3, {3})});
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines.front().depth, 0);
    }

    void sessions_sayWhatIsHidden()
    {
        RowsTableModel<SessionLine> model(kSessionColumnsContext, sessionColumns());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto hidden = session(7);
        hidden.isHidden = true;
        model.replace({{hidden, 1}});
        QCOMPARE(textAt(model, 0, "pid"), QStringLiteral("└ 7"));
        QCOMPARE(textAt(model, 0, "state"), QStringLiteral("hidden from this role"));
    }

    void planLines_tellOwnShares_andMisestimates()
    {
        QueryPlan plan;
        plan.isAnalyzed = true;
        plan.root = node("Sort", 10, 12, 100);
        plan.root.children = {node("Seq Scan", 10, 5000, 75), node("Index Scan", 100, 1, 5)};
        const auto lines = planLines(plan);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[0].share, 0.2);
        QCOMPARE(lines[1].share, 0.75);
        QCOMPARE(lines[1].depth, 1);
        RowsTableModel<PlanLine> model(kPlanColumnsContext, planColumns());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.replace(lines);
        QCOMPARE(textAt(model, 0, "misestimate"), QString());
        QCOMPARE(textAt(model, 1, "misestimate"), QStringLiteral("▲ 500 × more"));
        QCOMPARE(textAt(model, 2, "misestimate"), QStringLiteral("▼ 100 × fewer"));
        QVERIFY(textAt(model, 1, "share").contains(QStringLiteral("75 %")));
    }

    void planWithoutARun_claimsNoRowsAndNoTimes()
    {
        QueryPlan plan;
        plan.root = node("Seq Scan", 10, 0, 0);
        RowsTableModel<PlanLine> model(kPlanColumnsContext, planColumns());
        model.replace(planLines(plan));
        for (const char *column : {"actual", "misestimate", "time", "share", "buffers"})
            QCOMPARE(textAt(model, 0, column), QString());
    }

    void slowQuery_showsItsParameters_orWhyNot()
    {
        SlowQuery query;
        query.sql = QStringLiteral("SELECT $1, $2");
        query.parameters = postgres::Parameters{qint64(7), QStringLiteral("<b>x</b>")};
        QCOMPARE(sqlWithParameters(query), QStringLiteral("SELECT $1, $2\n\n$1 = 7\n$2 = <b>x</b>"));
        query.isCut = true;
        query.parameters = {};
        QVERIFY(sqlWithParameters(query).contains(QStringLiteral("too large")));
    }

    void indexes_sayWhatWasFound()
    {
        RowsTableModel<IndexUse> model(kSchemaColumnsContext, indexUseColumns());
        IndexUse unused;
        unused.index = QStringLiteral("a");
        unused.isUnused = true;
        auto twin = unused;
        twin.index = QStringLiteral("b");
        twin.duplicateOf = QStringLiteral("a");
        model.replace({unused, twin});
        QCOMPARE(textAt(model, 0, "finding"), QStringLiteral("unused"));
        QCOMPARE(textAt(model, 1, "finding"), QStringLiteral("duplicate of a"));
    }

    void cache_tellsWhyItMissed()
    {
        cache::CacheStatus status;
        status.tags[QStringLiteral("events")] = {30, 0, {1, 2, 3, 4, 0}, 0, 0, 0, 0};
        RowsTableModel<TagRow> model(kCacheColumnsContext, tagColumns());
        model.replace(tagRows(status));
        QCOMPARE(model.index(0, model.columnOf(u"rate")).data(RawRole).toDouble(), 75.0);
        QCOMPARE(model.index(0, model.columnOf(u"invalidated")).data(RawRole).toInt(), 3);
        const cache::Invalidation twice{UtcTime{1s}, OrganizationId{1}, QStringLiteral("events"), true};
        QCOMPARE(invalidationRows({twice, twice}).size(), std::size_t(1));
    }

    void pool_showsLeasesAndTheLine()
    {
        postgres::PoolSnapshot pool;
        pool.leases.resize(1);
        pool.leases[0].backendPid = 42;
        pool.leases[0].isOverdue = true;
        pool.waiters.resize(2);
        RowsTableModel<LeaseRow> leases(kPoolColumnsContext, leaseColumns());
        leases.replace(leaseRows(pool));
        QCOMPARE(textAt(leases, 0, "overdue"), QStringLiteral("overdue"));
        QCOMPARE(waiterRows(pool).back().place, 2);
    }

    void refreshed_keepsItsValue_whenALaterAnswerFails_andDoesNotPileUp()
    {
        FakeAnswers answers;
        int asked = 0;
        Refreshed<int> source(
            [&](std::stop_token stop) {
                ++asked;
                return answers.ask<int>([] { return Result<int>(7); }, std::move(stop));
            },
            5ms);
        QSignalSpy changed(&source, &RefreshedSource::changed);
        answers.hold();
        source.setActive(true);
        QTest::qWait(50);
        QCOMPARE(asked, 1); // it has not been answered yet
        answers.releaseAll();
        QTRY_COMPARE(source.state(), RefreshedSource::State::Filled);
        QCOMPARE(source.value(), 7);
        answers.failWith(Error{ErrorKind::Timeout, QStringLiteral("late"), {}});
        QTRY_VERIFY(source.error().has_value());
        QCOMPARE(source.state(), RefreshedSource::State::Filled);
        source.setActive(false);
        QTRY_VERIFY(changed.size() >= 2);
    }
};

QTEST_MAIN(TestDiagnosticsModels)
#include "tst_diagnostics_models.moc"
