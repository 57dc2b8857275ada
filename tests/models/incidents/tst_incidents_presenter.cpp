// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/assignee_list.h"
#include "models/incidents/history_text.h"
#include "models/incidents/incident_timeline.h"
#include "models/incidents/incidents_presenter.h"
#include "tests/support/fake_accounts_port.h"
#include "tests/support/fake_incidents_port.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;
using State = PagedPresenter::State;

class TestIncidentsPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns_showWhatAnAnalystReads();
    void storedChange_updatesItsRowOnly();
    void filter_reachesTheService();
    void assignees_areAskedOnce_andAgainAfterAFailure();
    void history_readsInWords();
    void timeline_isInOrderOfTime();
};

void TestIncidentsPresenter::columns_showWhatAnAnalystReads()
{
    FakeIncidentsPort port;
    port.rows = someIncidents(3);
    IncidentsPresenter presenter(port);
    QAbstractItemModelTester tester(&presenter.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    presenter.setActive(true);
    QTRY_COMPARE(presenter.state(), State::Filled);
    const auto cell = [&](const char *column, int role = Qt::DisplayRole) {
        return presenter.model().index(0, presenter.model().columnOf(QString::fromLatin1(column))).data(role);
    };
    QCOMPARE(cell("id"), QStringLiteral("#10000"));
    QCOMPARE(cell("escalation"), QStringLiteral("critical"));
    QCOMPARE(cell("escalation", RawRole), static_cast<int>(Escalation::Critical));
    QCOMPARE(cell("status"), QStringLiteral("open"));
    QCOMPARE(cell("assignee"), QString());
    QCOMPARE(cell("risk"), QLocale().toString(0.95, 'f', 2));
}

void TestIncidentsPresenter::storedChange_updatesItsRowOnly()
{
    FakeIncidentsPort port;
    port.rows = someIncidents(3);
    IncidentsPresenter presenter(port);
    presenter.setActive(true);
    QTRY_COMPARE(presenter.state(), State::Filled);
    QSignalSpy changed(&presenter.model(), &QAbstractItemModel::dataChanged);
    auto row = port.rows[1];
    row.status = IncidentStatus::Resolved;
    QVERIFY(presenter.model().update(row));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
}

void TestIncidentsPresenter::filter_reachesTheService()
{
    FakeIncidentsPort port;
    port.rows = someIncidents(20);
    IncidentsPresenter presenter(port);
    presenter.setActive(true);
    IncidentFilter filter;
    filter.onlyUnassigned = true;
    filter.escalations = {Escalation::Critical};
    presenter.setFilter([filter] { return filter; });
    QTRY_COMPARE(presenter.state(), State::Filled);
    QCOMPARE(port.asked.back().filter, filter);
    for (const auto &row : presenter.model().rows())
        QVERIFY(!row.assignee && row.escalation == Escalation::Critical);
}

void TestIncidentsPresenter::assignees_areAskedOnce_andAgainAfterAFailure()
{
    FakeAccountsPort port;
    AssigneeList list(port);
    QSignalSpy changed(&list, &AssigneeList::changed);
    port.answers.hold();
    port.answers.failWith(Error{ErrorKind::Unavailable, {}, {}});
    list.ensureLoaded();
    list.ensureLoaded();
    QCOMPARE(port.answers.waiting(), size_t(1));
    port.answers.releaseAll();
    QTest::qWait(5);
    QVERIFY(list.users().empty());
    port.answers.failWith(std::nullopt);
    list.ensureLoaded();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(list.nameOf(UserId{1}), QStringLiteral("Mira Engel"));
    QCOMPARE(list.nameOf(UserId{9}), QString());
}

void TestIncidentsPresenter::history_readsInWords()
{
    HistoryEntry entry;
    entry.action = QStringLiteral("incident.update");
    entry.oldValues = R"({"status":"open","assignee_name":null,"version":3})";
    entry.newValues = R"({"status":"contained","assignee_name":"Mira","version":4})";
    QCOMPARE(actionText(entry), QStringLiteral("changed"));
    QCOMPARE(changeTexts(entry),
             (QStringList{QStringLiteral("assignee: none → Mira"), QStringLiteral("status: open → contained")}));
    entry.newValues = "not JSON";
    QVERIFY(changeTexts(entry).isEmpty());
}

void TestIncidentsPresenter::timeline_isInOrderOfTime()
{
    FakeIncidentsPort port;
    port.rows = someIncidents(1);
    auto future = port.detail(port.rows[0].id, {});
    const auto timeline = timelineOf(*future.result());
    QCOMPARE(timeline.size(), size_t(14));
    QVERIFY(std::ranges::is_sorted(timeline, {}, &TimelineEntry::at));
    QCOMPARE(timeline.back().text, QStringLiteral("isolate_host: failed, agent offline"));
}

QTEST_GUILESS_MAIN(TestIncidentsPresenter)
#include "tst_incidents_presenter.moc"
