// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_diagnostics_port.h"
#include "tests/support/fake_resources_port.h"
#include "tests/support/fake_slow_queries_port.h"
#include "ui/diagnostics/diagnostics_page.h"
#include "ui/diagnostics/pool_limits_dialog.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

enum Tab : int { Pool, Cache, Sessions, SlowQueries, Schema };

ProgramResources someProgram()
{
    ProgramResources program;
    program.program = QStringLiteral("minixdr-console");
    program.pid = 100;
    program.isThis = true;
    postgres::PoolSnapshot pool;
    pool.name = QStringLiteral("console");
    pool.limits = {4, 2, 1, 24};
    pool.status.limit = 6;
    postgres::LeaseSnapshot lease;
    lease.borrower.function = QStringLiteral("EventsService::page");
    lease.statement = QStringLiteral("events.page_older");
    lease.backendPid = 4711;
    lease.state = postgres::LeaseState::Running;
    pool.leases = {lease};
    program.pools = {pool};
    program.cache.tags[QStringLiteral("events")].hits = 9;
    return program;
}

SlowQuery someQuery(qint64 number)
{
    SlowQuery query;
    query.number = number;
    query.statement = QStringLiteral("events.histogram");
    query.sql = QStringLiteral("SELECT * FROM events WHERE message = $1");
    query.parameters = postgres::Parameters{QStringLiteral("<img src=x>")};
    query.timing.server = 250ms;
    return query;
}

Explanation someExplanation()
{
    Explanation explanation;
    explanation.query = someQuery(2);
    explanation.plan.isAnalyzed = true;
    explanation.plan.root.type = QStringLiteral("Seq Scan");
    explanation.plan.text = QStringLiteral("Seq Scan on events");
    explanation.known.resize(2);
    explanation.hasChanged = true;
    return explanation;
}

} // namespace

class TestDiagnosticsPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<FakeDiagnosticsPort> m_server;
    std::unique_ptr<FakeResourcesPort> m_resources;
    std::unique_ptr<FakeSlowQueriesPort> m_slow;
    DisplaySettings m_display{nullptr};
    std::unique_ptr<DiagnosticsPage> m_page;

    QTabWidget *tabs() const { return m_page->findChild<QTabWidget *>(); }
    QWidget *tab() const { return tabs()->currentWidget(); }

    void show(Tab tab)
    {
        m_page = std::make_unique<DiagnosticsPage>(DiagnosticsPageConfig{*m_server, *m_resources, *m_slow, m_display});
        m_page->resize(1200, 800);
        m_page->show();
        m_page->enter();
        tabs()->setCurrentIndex(tab);
        QTRY_VERIFY(m_page->isSettled());
    }

    PagedTableView *table(const char *name) const
    {
        for (auto *view : tab()->findChildren<PagedTableView *>())
            if (view->accessibleName() == QString::fromLatin1(name))
                return view;
        return nullptr;
    }

    QPushButton *button(const char *text) const
    {
        for (auto *button : tab()->findChildren<QPushButton *>())
            if (button->text() == QString::fromUtf8(text))
                return button;
        return nullptr;
    }

    bool says(const char *words) const
    {
        for (const auto *label : tab()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        return false;
    }

    void confirm() const
    {
        auto *dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        dialog->accept();
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeDiagnosticsPort>();
        m_resources = std::make_unique<FakeResourcesPort>();
        m_slow = std::make_unique<FakeSlowQueriesPort>();
        m_resources->allPrograms = {someProgram()};
    }
    void cleanup() { m_page.reset(); }

    void onlyTheTabThatIsLookedAt_asks()
    {
        show(Pool);
        QVERIFY(m_page->hasData());
        QCOMPARE(m_server->questions, 0);
        tabs()->setCurrentIndex(Sessions);
        QTRY_VERIFY(m_server->questions > 0);
        m_page->leave();
        const auto asked = m_server->questions;
        QTest::qWait(50);
        QCOMPARE(m_server->questions, asked);
    }

    void everyControl_hasAName()
    {
        for (const auto tab : {Pool, Cache, Sessions, SlowQueries, Schema}) {
            show(tab);
            QCOMPARE(namelessControls(*m_page), QString());
        }
    }

    void lease_isCancelledAndClosed_onlyAfterAQuestion()
    {
        show(Pool);
        QVERIFY(!button("Cancel statement…")->isEnabled());
        table("Connections in use")->selectRow(0);
        QTRY_VERIFY(button("Cancel statement…")->isEnabled());
        button("Cancel statement…")->click();
        QVERIFY(m_resources->cancelled.empty());
        confirm();
        QCOMPARE(m_resources->cancelled, std::vector<int>{4711});
        QTRY_VERIFY(says("was cancelled"));
        button("Close connection…")->click();
        auto *dialog = m_page->findChildren<ConfirmDialog *>().constLast();
        dialog->reject();
        QVERIFY(m_resources->terminated.empty());
    }

    void othersConnections_areNotOursToEnd()
    {
        m_resources->allPrograms.front().isThis = false;
        show(Pool);
        table("Connections in use")->selectRow(0);
        QVERIFY(!button("Close connection…")->isEnabled());
        QVERIFY(!button("Limits…")->isEnabled());
    }

    void limits_areChanged_andKeepNoMoreReadyThanTheSize()
    {
        show(Pool);
        button("Limits…")->click();
        auto *dialog = m_page->findChild<PoolLimitsDialog *>();
        QVERIFY(dialog);
        const auto boxes = dialog->findChildren<QSpinBox *>();
        boxes[0]->setValue(2);
        boxes[2]->setValue(9);
        QCOMPARE(dialog->limits(), (postgres::PoolLimits{2, 2, 2, 24}));
        dialog->accept();
        QCOMPARE(m_resources->limits.size(), std::size_t(1));
    }

    void cacheKeys_areListed_andATagInvalidated()
    {
        m_resources->keys.keys = {{QStringLiteral("mx:1:1:events:v:page=1"), 300, 20s, true}};
        m_resources->keys.isComplete = false;
        show(Cache);
        table("Tags")->selectRow(0);
        QTRY_VERIFY(button("List keys")->isEnabled());
        button("List keys")->click();
        QTRY_COMPARE(table("Keys of the tag")->model()->rowCount(), 1);
        QVERIFY(says("there are more"));
        button("Invalidate…")->click();
        confirm();
        QCOMPARE(m_resources->invalidated, QStringList{QStringLiteral("events")});
    }

    void redisAway_isSaidOfRedis_notOfTheDatabase()
    {
        show(Cache);
        table("Tags")->selectRow(0);
        m_resources->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("refused"), {}});
        button("List keys")->click();
        QTRY_VERIFY(says("The keys of events could not be listed. Redis does not answer"));
    }

    void views_areWarmed_andWhatItCostIsTold()
    {
        WarmedView loaded;
        loaded.use = {{EventFilter{}, 50}, 3};
        loaded.cold = 12ms;
        loaded.warm = 1ms;
        WarmedView broken;
        broken.use = {{IncidentFilter{}, 50}, 1};
        broken.error = Error{ErrorKind::Timeout, QStringLiteral("too slow"), {}};
        m_resources->warmUpReport.views = {loaded, broken};
        show(Cache);
        button("Warm up")->click();
        QTRY_COMPARE(table("Views kept warm")->model()->rowCount(), 2);
        QVERIFY(says("Warm views: 1, of which 1 were cold and took 12"));
        QVERIFY(says("Failed: 1"));
    }

    void session_isTerminated_onlyAfterAQuestion_andItsTextIsNoMarkup()
    {
        ServerSession session;
        session.pid = 12;
        session.query = QStringLiteral("SELECT '<b>bold</b>'");
        m_server->allSessions = {session};
        show(Sessions);
        table("Sessions")->selectRow(0);
        QCOMPARE(tab()->findChild<QPlainTextEdit *>()->toPlainText(), session.query);
        button("Terminate session…")->click();
        QVERIFY(m_server->terminated.empty());
        confirm();
        QCOMPARE(m_server->terminated, std::vector<qint32>{12});
    }

    void denied_isSaid()
    {
        ServerSession session;
        session.pid = 12;
        m_server->allSessions = {session};
        show(Sessions);
        table("Sessions")->selectRow(0);
        m_server->answers.failWith(Error{ErrorKind::Denied, QStringLiteral("another role's"), {}});
        button("Cancel statement…")->click();
        confirm();
        QTRY_VERIFY(says("was not cancelled"));
    }

    void slowQuery_isExplained_andAChangedPlanSaid()
    {
        m_slow->log.queries = {someQuery(2), someQuery(1)};
        m_slow->explanation = someExplanation();
        show(SlowQueries);
        QVERIFY(!button("Explain")->isEnabled());
        table("Slow queries")->selectRow(0);
        QVERIFY(button("Explain")->isEnabled());
        button("Explain")->click();
        QCOMPARE(m_slow->explained, std::vector<qint64>{2});
        QTRY_VERIFY(says("The plan has changed."));
        QCOMPARE(table("Plan as a tree")->model()->rowCount(), 1);
    }

    void slowQuery_thatIsAskedForElsewhere_isChosen()
    {
        m_slow->log.queries = {someQuery(2), someQuery(1)};
        show(Pool);
        m_page->navigate(QVariant::fromValue<qint64>(1));
        QCOMPARE(tabs()->currentIndex(), int(SlowQueries));
        QTRY_VERIFY(!table("Slow queries")->selectedRowIndexes().isEmpty());
        QCOMPARE(table("Slow queries")->selectedRowIndexes().front().row(), 1);
    }

    void threshold_isShown_thoughTheFieldHasTheFocus()
    {
        m_slow->log.threshold = 130ms;
        show(Pool);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        tabs()->setCurrentIndex(SlowQueries);
        auto *field = tab()->findChild<QSpinBox *>();
        field->setFocus();
        QVERIFY(field->hasFocus());
        QTRY_COMPARE(field->value(), 130);
    }

    void slowQuery_whoseParametersAreGone_saysWhyItIsNotExplained()
    {
        m_slow->log.queries = {someQuery(1)};
        m_slow->log.queries.front().isCut = true;
        show(SlowQueries);
        table("Slow queries")->selectRow(0);
        QVERIFY(!button("Explain")->isEnabled());
        for (auto *details : tab()->findChildren<QTabWidget *>())
            details->setCurrentIndex(1);
        QVERIFY(says("were too large to keep"));
    }

    void threshold_isKept()
    {
        show(SlowQueries);
        tab()->findChild<QSpinBox *>()->setValue(250);
        QCOMPARE(m_slow->log.threshold, 250ms);
    }

    void refresh_keepsTheSelection()
    {
        m_slow->log.queries = {someQuery(2), someQuery(1)};
        show(SlowQueries);
        table("Slow queries")->selectRow(1);
        m_slow->log.queries.insert(m_slow->log.queries.begin(), someQuery(3));
        m_page->reload();
        QTRY_COMPARE(table("Slow queries")->model()->rowCount(), 3);
        QCOMPARE(table("Slow queries")->selectedRowIndexes().front().row(), 2);
    }

    void schema_saysHowOldItsCountersAre()
    {
        m_server->allTables = {{QStringLiteral("events"), 0, 5'000'000, 1 << 30, 1 << 29}};
        m_server->report.indexes = {
            {QStringLiteral("events"), QStringLiteral("events_pkey"), {}, 1, 0, 0, true, false, {}}};
        show(Schema);
        QTRY_COMPARE(table("Tables")->model()->rowCount(), 1);
        QCOMPARE(table("Indexes")->model()->rowCount(), 1);
        QVERIFY(says("Counted since the database was made"));
    }

    void error_standsInPlace_andALaterOneLeavesTheRows()
    {
        m_server->allSessions = {ServerSession{}};
        m_server->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
        show(Sessions);
        auto *stack = tab()->findChild<StateStack *>();
        QCOMPARE(stack->state(), StateStack::State::Error);
        QVERIFY(!m_page->hasData());
        m_server->answers.failWith(std::nullopt);
        m_page->reload();
        QTRY_COMPARE(stack->state(), StateStack::State::Filled);
        m_server->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
        m_page->reload();
        QTRY_VERIFY(says("could not be read"));
        QCOMPARE(table("Sessions")->model()->rowCount(), 1);
    }
};

QTEST_MAIN(TestDiagnosticsPage)
#include "tst_diagnostics_page.moc"
