// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_accounts_port.h"
#include "tests/support/fake_incidents_port.h"
#include "ui/incidents/change_menus.h"
#include "ui/incidents/incident_detail_panel.h"
#include "ui/incidents/incident_filter_fields.h"
#include "ui/incidents/incidents_page.h"
#include "ui/incidents/new_incident_dialog.h"
#include "ui/incidents/unsaved_banner.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestIncidentsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyControl_hasAName();
    void table_getsTheKeys_onceItsRowsAreThere();
    void slowTable_takesNoKeysFromAWriter();
    void enterKey_goesToTheTabs_escapeBack();

    void entering_showsRows_andTheDetailOfTheFirst();
    void status_isChangedByKeyAndMenu();
    void assignee_isChosenFromThePeople();
    void conflict_isToldInWords_andTheChangeCanBeApplied();
    void conflict_ofALeftIncident_leadsBackToIt();
    void failedChange_canBeDiscarded();
    void unsavedWork_isWhatWouldBeLost();
    void eventsBeyondTheNewest_areCounted();
    void note_isAdded_andShownInTheHistory();
    void failedNote_keepsItsText();
    void noteDraft_staysWithItsIncident();
    void storedNote_takesNoOtherDraftAway();
    void newIncident_withInvalidInput_saysWhatIsWrong();
    void newIncident_isShownOnceStored();
    void emptyList_offersANewIncident();
    void failedDetail_isShownInPlace();
    void navigation_showsAnIncidentOfAnotherPage();
    void eventsOfTheAddress_areAskedOfTheShell();
    void filterValues_becomeAFilter();

private:
    void enter()
    {
        m_page->enter();
        QTRY_VERIFY(m_page->isSettled());
    }
    QAction *action(const QString &text) const
    {
        const auto actions = m_page->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }
    template <typename Button>
    static Button *button(const QWidget *parent, const QString &text)
    {
        const auto buttons = parent->findChildren<Button *>();
        const auto found = std::ranges::find(buttons, text, &Button::text);
        return found == buttons.end() ? nullptr : *found;
    }
    void choose(QToolButton *menuButton, const QString &word)
    {
        Q_EMIT menuButton->menu()->aboutToShow();
        for (auto *choice : menuButton->menu()->actions())
            if (choice->text().endsWith(word))
                return choice->trigger();
        QFAIL("no such choice");
    }
    PagedTableView &table() const { return *m_page->findChild<PagedTableView *>(QStringLiteral("incidents")); }
    IncidentDetailPanel &panel() const { return *m_page->findChild<IncidentDetailPanel *>(); }
    UnsavedBanner &banner() const { return *m_page->findChild<UnsavedBanner *>(); }
    QPlainTextEdit &note() const { return *panel().findChild<QPlainTextEdit *>(); }

    std::unique_ptr<DisplaySettings> m_display;
    std::unique_ptr<FakeIncidentsPort> m_incidents;
    std::unique_ptr<FakeAccountsPort> m_accounts;
    std::unique_ptr<IncidentsPage> m_page;
};

void TestIncidentsPage::init()
{
    m_display = std::make_unique<DisplaySettings>(nullptr);
    m_incidents = std::make_unique<FakeIncidentsPort>();
    m_accounts = std::make_unique<FakeAccountsPort>();
    m_incidents->rows = someIncidents(120);
    const PagingTimes times{20ms, {5ms, 10ms}};
    m_page = std::make_unique<IncidentsPage>(IncidentsPageConfig{*m_incidents, *m_accounts, *m_display, times});
    m_page->resize(1200, 800);
    m_page->setFocus(); // as the window does
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestIncidentsPage::cleanup()
{
    m_page.reset();
}

void TestIncidentsPage::entering_showsRows_andTheDetailOfTheFirst()
{
    enter();
    QVERIFY(m_page->hasData());
    QCOMPARE(table().model()->rowCount(), 50);
    QCOMPARE(table().currentIndex().row(), 0);
    QCOMPARE(panel().tabs().tabText(2), QStringLiteral("Events 12"));
    QCOMPARE(panel().tabs().count(), 5);
}

void TestIncidentsPage::status_isChangedByKeyAndMenu()
{
    enter();
    QTest::keyClick(&table(), Qt::Key_S);
    auto *menu = panel().menus().statusButton()->menu();
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_3);
    QTRY_COMPARE(m_incidents->rows[0].status, IncidentStatus::Contained);
    QTRY_COMPARE(table().model()->index(0, 6).data().toString(), QStringLiteral("contained"));
    QTRY_COMPARE(panel().tabs().tabText(4), QStringLiteral("History 1"));
}

void TestIncidentsPage::assignee_isChosenFromThePeople()
{
    enter();
    choose(panel().menus().assigneeButton(), QStringLiteral("Jonas Okafor"));
    QTRY_COMPARE(m_incidents->rows[0].assignee, UserId{2});
    QTRY_VERIFY(panel().menus().assigneeButton()->text().startsWith(u"Jonas Okafor"));
}

void TestIncidentsPage::conflict_isToldInWords_andTheChangeCanBeApplied()
{
    enter();
    QVERIFY(!banner().isVisible());
    m_incidents->changeBehindOurBack(m_incidents->rows[0].id, IncidentStatus::Resolved, QStringLiteral("Jonas Okafor"));
    choose(panel().menus().escalationButton(), QStringLiteral("low"));
    QTRY_VERIFY(banner().isVisible());
    QTRY_VERIFY(banner().findChild<QLabel *>()->text().contains(u"Jonas Okafor was faster: status: open → resolved"));
    QTRY_COMPARE(table().model()->index(0, 6).data().toString(), QStringLiteral("resolved"));
    button<QPushButton>(&banner(), QStringLiteral("Apply mine as well"))->click();
    QTRY_COMPARE(m_incidents->rows[0].escalation, Escalation::Low);
    QTRY_VERIFY(!banner().isVisible());
    QCOMPARE(m_incidents->rows[0].status, IncidentStatus::Resolved);
}

void TestIncidentsPage::conflict_ofALeftIncident_leadsBackToIt()
{
    enter();
    m_incidents->changeBehindOurBack(m_incidents->rows[0].id, IncidentStatus::Resolved, QStringLiteral("Jonas Okafor"));
    m_incidents->answers.hold();
    choose(panel().menus().escalationButton(), QStringLiteral("low"));
    table().selectRow(3);
    m_incidents->answers.releaseAll();
    QTRY_VERIFY(banner().isVisible());
    auto *show = button<QPushButton>(&banner(), QStringLiteral("Show #10000"));
    QVERIFY(show);
    show->click();
    QTRY_COMPARE(table().currentIndex().row(), 0);
    QTRY_VERIFY(banner().findChild<QLabel *>()->text().contains(u"Jonas Okafor was faster: status: open → resolved"));
    show->click(); // it now applies the change
    QTRY_COMPARE(m_incidents->rows[0].escalation, Escalation::Low);
}

void TestIncidentsPage::unsavedWork_isWhatWouldBeLost()
{
    enter();
    QCOMPARE(m_page->unsavedWork(), QStringList());
    note().setPlainText(QStringLiteral("half a thought"));
    table().selectRow(1);
    note().setPlainText(QStringLiteral("  "));
    QCOMPARE(m_page->unsavedWork(), QStringList{QStringLiteral("the note on #10000")});
    QTRY_VERIFY(m_page->isSettled());
    m_incidents->answers.failWith(Error{ErrorKind::Denied, QStringLiteral("viewer"), {}});
    choose(panel().menus().statusButton(), QStringLiteral("dismissed"));
    QTRY_VERIFY(banner().isVisible());
    QCOMPARE(m_page->unsavedWork().last(), QStringLiteral("the change to #9999"));
}

void TestIncidentsPage::eventsBeyondTheNewest_areCounted()
{
    m_incidents->rows[0].eventCount = 1200;
    enter();
    QTRY_VERIFY2(panel().tabs().tabText(2).endsWith(u" of 1,200"), qPrintable(panel().tabs().tabText(2)));
}

void TestIncidentsPage::failedChange_canBeDiscarded()
{
    enter();
    m_incidents->answers.failWith(Error{ErrorKind::Denied, QStringLiteral("viewer"), {}});
    choose(panel().menus().statusButton(), QStringLiteral("dismissed"));
    QTRY_VERIFY(banner().isVisible());
    QVERIFY(banner().findChild<QLabel *>()->text().contains(u"#10000"));
    m_incidents->answers.failWith(std::nullopt);
    button<QPushButton>(&banner(), QStringLiteral("Discard my change"))->click();
    QTRY_VERIFY(!banner().isVisible());
    QCOMPARE(m_incidents->rows[0].status, IncidentStatus::Open);
}

void TestIncidentsPage::note_isAdded_andShownInTheHistory()
{
    enter();
    action(QStringLiteral("Add a note"))->trigger();
    QTRY_VERIFY(note().hasFocus());
    QTest::keyClicks(&note(), QStringLiteral("same address as last week"));
    QTest::keyClick(&note(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(note().toPlainText().isEmpty());
    QTRY_COMPARE(panel().tabs().tabText(4), QStringLiteral("History 1"));
    QCOMPARE(m_incidents->rows[0].status, IncidentStatus::Open); // letters typed into a note are no shortcuts
}

void TestIncidentsPage::failedNote_keepsItsText()
{
    enter();
    m_incidents->answers.failWith(Error{ErrorKind::Unavailable, {}, {}});
    note().setPlainText(QStringLiteral("keep me"));
    button<QPushButton>(&panel(), QStringLiteral("Add note"))->click();
    QTRY_VERIFY(button<QPushButton>(&panel(), QStringLiteral("Add note"))->isEnabled());
    QCOMPARE(note().toPlainText(), QStringLiteral("keep me"));
}

void TestIncidentsPage::noteDraft_staysWithItsIncident()
{
    enter();
    note().setPlainText(QStringLiteral("half a thought"));
    QTest::keyClick(&table(), Qt::Key_Down);
    QVERIFY(note().toPlainText().isEmpty());
    QTest::keyClick(&table(), Qt::Key_Up);
    QCOMPARE(note().toPlainText(), QStringLiteral("half a thought"));
}

void TestIncidentsPage::storedNote_takesNoOtherDraftAway()
{
    enter();
    note().setPlainText(QStringLiteral("the first note"));
    m_incidents->answers.hold();
    button<QPushButton>(&panel(), QStringLiteral("Add note"))->click();
    QTest::keyClick(&table(), Qt::Key_Down);
    note().setPlainText(QStringLiteral("half a thought"));
    m_incidents->answers.releaseAll();
    QTRY_VERIFY(button<QPushButton>(&panel(), QStringLiteral("Add note"))->isEnabled());
    QCOMPARE(note().toPlainText(), QStringLiteral("half a thought"));
    QTest::keyClick(&table(), Qt::Key_Up);
    QVERIFY(note().toPlainText().isEmpty()); // it is stored, and no draft any more
}

void TestIncidentsPage::newIncident_withInvalidInput_saysWhatIsWrong()
{
    enter();
    m_page->primaryActions().first()->trigger();
    auto *dialog = m_page->findChild<NewIncidentDialog *>();
    QVERIFY(dialog);
    auto *address = dialog->findChildren<QLineEdit *>().first();
    for (auto *edit : dialog->findChildren<QLineEdit *>())
        if (edit->accessibleName() == u"Source address")
            address = edit;
    address->setText(QStringLiteral("300.1.1.1"));
    button<QPushButton>(dialog, QStringLiteral("Create incident"))->click();
    QVERIFY(address->property("invalid").toBool());
    QVERIFY(m_incidents->drafts.empty());
    QVERIFY(dialog->isVisible());
    address->setText(QStringLiteral("203.0.113.9"));
    QVERIFY(!address->property("invalid").toBool());
}

void TestIncidentsPage::newIncident_isShownOnceStored()
{
    enter();
    m_page->primaryActions().first()->trigger();
    auto *dialog = m_page->findChild<NewIncidentDialog *>();
    for (auto *edit : dialog->findChildren<QLineEdit *>())
        if (edit->accessibleName() == u"Reason")
            edit->setText(QStringLiteral("A phone call"));
    button<QPushButton>(dialog, QStringLiteral("Create incident"))->click();
    QTRY_COMPARE(m_incidents->rows.size(), size_t(121));
    QTRY_COMPARE(table().model()->index(0, 4).data().toString(), QStringLiteral("A phone call"));
    QTRY_COMPARE(table().currentIndex().row(), 0);
    QTRY_VERIFY(!m_page->findChild<NewIncidentDialog *>());
}

void TestIncidentsPage::emptyList_offersANewIncident()
{
    m_incidents->rows.clear();
    m_page->enter();
    auto &states = *m_page->findChild<StateStack *>();
    QTRY_COMPARE(states.state(), StateStack::State::Empty);
    QVERIFY(!panel().isVisible());
    Q_EMIT states.emptyActionRequested();
    QVERIFY(m_page->findChild<NewIncidentDialog *>());
}

void TestIncidentsPage::failedDetail_isShownInPlace()
{
    enter();
    m_incidents->answers.failWith(Error{ErrorKind::Timeout, {}, {}});
    QTest::keyClick(&table(), Qt::Key_Down);
    const auto isTold = [this] {
        const auto labels = panel().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == u"Incident #9999 could not be loaded.";
        });
    };
    QTRY_VERIFY(isTold());
    m_incidents->answers.failWith(std::nullopt);
    button<QPushButton>(&panel(), QStringLiteral("Retry"))->click();
    QTRY_VERIFY(!isTold());
}

void TestIncidentsPage::navigation_showsAnIncidentOfAnotherPage()
{
    enter();
    const auto far = m_incidents->rows[100];
    m_page->navigate(QVariant::fromValue(far.id.value));
    const auto number = QStringLiteral("#%1").arg(far.id.value);
    const auto isShown = [&] {
        const auto labels = panel().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == number; });
    };
    QTRY_VERIFY(isShown());
    QTRY_VERIFY(m_page->isSettled());
    QVERIFY(isShown());
    QVERIFY(table().selectedRowIndexes().isEmpty());
}

void TestIncidentsPage::eventsOfTheAddress_areAskedOfTheShell()
{
    enter();
    QSignalSpy navigation(m_page.get(), &Page::navigationRequested);
    action(QStringLiteral("Events of the source address"))->trigger();
    QCOMPARE(navigation.count(), 1);
    QCOMPARE(navigation[0][0].toString(), QStringLiteral("events"));
    QCOMPARE(navigation[0][1].toString(), QStringLiteral("203.0.113.1"));
}

void TestIncidentsPage::filterValues_becomeAFilter()
{
    FilterValues values;
    values.choices = {{QStringLiteral("status"), {0, 1}}, {QStringLiteral("assignee"), {qint64(2)}}};
    values.texts = {{QStringLiteral("category"), QStringLiteral("malware")}};
    auto filter = toIncidentFilter(values, UtcTime(100h));
    QCOMPARE(filter.statuses, (std::vector{IncidentStatus::Open, IncidentStatus::Investigating}));
    QCOMPARE(filter.assignee, UserId{2});
    QVERIFY(!filter.onlyUnassigned);
    QCOMPARE(filter.threatCategory, QStringLiteral("malware"));
    auto nobody = someIncidents(1)[0];
    nobody.assignee.reset();
    filter = toIncidentFilter(*narrowed({}, nobody, QStringLiteral("assignee")), UtcTime(100h));
    QVERIFY(filter.onlyUnassigned);
    QVERIFY(!filter.assignee);
    QVERIFY(!narrowed({}, nobody, QStringLiteral("reason")));
}

void TestIncidentsPage::table_getsTheKeys_onceItsRowsAreThere()
{
    m_page->hide();
    m_incidents->answers.hold();
    m_page->enter();
    m_page->show();
    QVERIFY(!table().isVisible());
    m_incidents->answers.releaseAll();
    QTRY_VERIFY(table().isVisible());
    QCOMPARE(m_page->focusWidget(), &table());
}

void TestIncidentsPage::slowTable_takesNoKeysFromAWriter()
{
    m_incidents->answers.hold();
    m_page->enter();
    action(QStringLiteral("Filter"))->trigger();
    auto *edit = m_page->focusWidget();
    QVERIFY(qobject_cast<QLineEdit *>(edit));
    QTest::keyClicks(edit, QStringLiteral("scan"));
    m_incidents->answers.releaseAll();
    QTRY_VERIFY(table().isVisible());
    QCOMPARE(m_page->focusWidget(), edit);
}

void TestIncidentsPage::enterKey_goesToTheTabs_escapeBack()
{
    enter();
    m_page->activateWindow();
    QTRY_VERIFY(table().hasFocus());
    QTest::keyClick(&table(), Qt::Key_Return);
    QTRY_VERIFY(panel().tabs().tabBar()->hasFocus());
    QTest::keyClick(panel().tabs().tabBar(), Qt::Key_Right);
    QCOMPARE(panel().tabs().currentIndex(), 1);
    QTest::keyClick(panel().tabs().tabBar(), Qt::Key_Escape);
    QTRY_VERIFY(table().hasFocus());
}

void TestIncidentsPage::everyControl_hasAName()
{
    enter();
    QCOMPARE(namelessControls(*m_page), QString());
}

QTEST_MAIN(TestIncidentsPage)
#include "tst_incidents_page.moc"
