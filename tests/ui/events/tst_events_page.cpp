// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_accounts_port.h"
#include "tests/support/fake_incidents_port.h"
#include "ui/events/event_filter_fields.h"
#include "ui/events/events_page.h"
#include "ui/incidents/new_incident_dialog.h"
#include "ui/shell/stall_watch.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_list_panel.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestEventsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyControl_hasAName();
    void tab_goesFromTheTableOverThePageBarToTheDetail();
    void hugeEvent_isCutOnScreen_notInTheClipboard();

    void entering_showsRows_andTheRawLineOfTheFirst();
    void latePage_leavesTheKeysWhereThePersonWent();
    void arrows_updateTheDetail();
    void keys_turnPages();
    void pageUp_onTheFirstRow_entersThePreviousPageFromBelow();
    void refresh_keepsTheRowOnScreen();
    void emptyFilter_saysSo_andOffersToClearIt();
    void failure_isShownInPlace_andRecoversByItself();
    void outage_keepsRowsUnderABanner();
    void filterByValue_narrows();
    void filterValues_becomeAFilter();
    void eventsOfAddress_areReached_fromTheDetailAndByNavigation();
    void selection_becomesAnIncident();
    void rawText_thatIsNoJson_isShownAsItIs();
    void waiting_doesNotBlockTheLoop();
    void everyControl_hasAnAccessibleName();

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
    PagedTableView &table() const { return *m_page->findChild<PagedTableView *>(QStringLiteral("events")); }
    QString cell(int row, const char *column) const
    {
        const auto &model = static_cast<RowsTableModelBase &>(*table().model());
        return model.index(row, model.columnOf(QString::fromLatin1(column))).data(CopyRole).toString();
    }
    QPlainTextEdit &raw() const { return *m_page->findChild<QPlainTextEdit *>(); }
    FilterBar &filter() const { return *m_page->findChild<FilterBar *>(); }
    StateStack &states() const { return *m_page->findChild<StateStack *>(); }

    std::unique_ptr<DisplaySettings> m_display;
    std::unique_ptr<FakeEventsPort> m_events;
    std::unique_ptr<FakeIncidentsPort> m_incidents;
    std::unique_ptr<FakeAccountsPort> m_accounts;
    std::unique_ptr<EventsPage> m_page;
};

void TestEventsPage::init()
{
    m_display = std::make_unique<DisplaySettings>(nullptr);
    m_events = std::make_unique<FakeEventsPort>();
    m_incidents = std::make_unique<FakeIncidentsPort>();
    m_accounts = std::make_unique<FakeAccountsPort>();
    m_events->rows = someEvents(230);
    const PagingTimes times{20ms, {5ms, 10ms}};
    m_page = std::make_unique<EventsPage>(EventsPageConfig{*m_events, *m_incidents, *m_accounts, *m_display, times});
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestEventsPage::cleanup()
{
    m_page.reset();
}

void TestEventsPage::entering_showsRows_andTheRawLineOfTheFirst()
{
    QSignalSpy settled(m_page.get(), &Page::settled);
    QSignalSpy timed(m_page.get(), &Page::timed);
    QVERIFY(!m_page->isSettled());
    enter();
    QVERIFY(m_page->hasData());
    QCOMPARE(settled.last()[0].toBool(), true);
    QCOMPARE(table().model()->rowCount(), 50);
    QCOMPARE(table().currentIndex().row(), 0);
    QVERIFY(raw().toPlainText().contains(u"9007199254740993"));
    QVERIFY(raw().isReadOnly());
    QTRY_VERIFY(!timed.isEmpty());
    QVERIFY(timed.last()[0].value<PageTiming>().paint > 0ns);
}

void TestEventsPage::latePage_leavesTheKeysWhereThePersonWent()
{
    m_page->enter();
    auto *field = filter().findChild<QLineEdit *>();
    field->setFocus();
    QVERIFY(!m_page->hasData());
    QTRY_VERIFY(m_page->hasData());
    QVERIFY(field->hasFocus());
}

void TestEventsPage::arrows_updateTheDetail()
{
    enter();
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Down);
    QTRY_VERIFY(raw().toPlainText().contains(u"9007199254740995"));
    QTest::keyClick(&table(), Qt::Key_Return);
    QTRY_VERIFY(raw().hasFocus());
    action(QStringLiteral("Back to the table"))->trigger();
    QVERIFY(table().hasFocus());
}

void TestEventsPage::keys_turnPages()
{
    enter();
    const auto first = cell(0, "time");
    QTest::keyClick(&table(), Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(cell(0, "time") != first);
    QTRY_COMPARE(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_End, Qt::AltModifier);
    QTRY_COMPARE(table().model()->rowCount(), 30);
    QTest::keyClick(&table(), Qt::Key_Home, Qt::AltModifier);
    QTRY_COMPARE(cell(0, "time"), first);
}

void TestEventsPage::pageUp_onTheFirstRow_entersThePreviousPageFromBelow()
{
    enter();
    action(QStringLiteral("Last page"))->trigger();
    QTRY_COMPARE(table().model()->rowCount(), 30);
    QTRY_COMPARE(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_PageUp);
    QTRY_COMPARE(table().model()->rowCount(), 50);
    QTRY_COMPARE(table().currentIndex().row(), 49);
}

void TestEventsPage::refresh_keepsTheRowOnScreen()
{
    enter();
    table().verticalScrollBar()->setValue(10);
    table().setCurrentIndex(table().model()->index(12, 0));
    const auto current = cell(12, "time");
    const auto top = cell(10, "time");
    auto newer = someEvents(4, m_events->rows.front().ts + 1h);
    for (auto &event : newer)
        event.id.value += 1'000'000;
    m_events->rows.insert(m_events->rows.begin(), newer.begin(), newer.end());
    m_page->reload();
    QTRY_COMPARE(cell(14, "time"), top);
    QCOMPARE(table().verticalScrollBar()->value(), 14);
    QCOMPARE(cell(table().currentIndex().row(), "time"), current);
}

void TestEventsPage::emptyFilter_saysSo_andOffersToClearIt()
{
    enter();
    FilterValues values;
    values.text = QStringLiteral("no such thing");
    filter().setValues(values);
    QTRY_COMPARE(states().state(), StateStack::State::Empty);
    QVERIFY(m_page->isSettled());
    QVERIFY(!m_page->hasData());
    Q_EMIT states().emptyActionRequested();
    QTRY_COMPARE(states().state(), StateStack::State::Filled);
    QVERIFY(filter().values().isEmpty());
}

void TestEventsPage::failure_isShownInPlace_andRecoversByItself()
{
    m_events->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("refused"), {}});
    m_page->enter();
    QTRY_COMPARE(states().state(), StateStack::State::Error);
    m_events->answers.failWith(std::nullopt);
    QTRY_COMPARE(states().state(), StateStack::State::Filled);
}

void TestEventsPage::outage_keepsRowsUnderABanner()
{
    enter();
    m_events->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("refused"), {}});
    m_page->reload();
    const auto retry = [&] {
        const auto buttons = states().findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [](auto *b) { return b->isVisible() && b->text() == u"Retry"; });
    };
    QTRY_VERIFY(retry());
    QCOMPARE(table().model()->rowCount(), 50);
    QVERIFY(table().isVisible());
    m_events->answers.failWith(std::nullopt);
    QTRY_VERIFY(!retry());
}

void TestEventsPage::filterByValue_narrows()
{
    enter();
    const auto &model = static_cast<RowsTableModelBase &>(*table().model());
    table().setCurrentIndex(model.index(3, model.columnOf(u"source")));
    const auto address = m_events->rows[3].srcIp->toString();
    auto *narrow = action(QStringLiteral("Filter by this value"));
    QVERIFY(narrow->isEnabled());
    narrow->trigger();
    QTRY_COMPARE(m_events->asked.back().filter.source, IpNetwork::parse(address));
    QTRY_VERIFY(m_page->isSettled());
    QVERIFY(table().model()->rowCount() < 50);
    table().setCurrentIndex(model.index(0, model.columnOf(u"message")));
    QVERIFY(!narrow->isEnabled());
}

void TestEventsPage::filterValues_becomeAFilter()
{
    FilterValues values;
    values.text = QStringLiteral("root");
    values.choices[QStringLiteral("severity")] = {4, 3};
    values.choices[QStringLiteral("sourceType")] = {0};
    values.texts = {{QStringLiteral("address"), QStringLiteral("203.0.113.0/24")},
                    {QStringLiteral("host"), QStringLiteral("web-1")},
                    {QStringLiteral("eventid"), QStringLiteral("x")}};
    values.range.preset = TimePreset::LastHour;
    const auto now = UtcTime(100h);
    const auto filter = toEventFilter(values, now);
    QCOMPARE(filter.from, std::optional(now - 1h));
    QVERIFY(!filter.until);
    QCOMPARE(filter.severities, (std::vector{Severity::Critical, Severity::High}));
    QCOMPARE(filter.sourceTypes, std::vector{SourceType::Cowrie});
    QCOMPARE(filter.anyAddress->toString(), QStringLiteral("203.0.113.0/24"));
    QCOMPARE(filter.hostname, QStringLiteral("web-1"));
    QCOMPARE(filter.eventid, QStringLiteral("x"));
    QCOMPARE(filter.text, QStringLiteral("root"));
    QVERIFY(toEventFilter({}, now) == EventFilter());
}

void TestEventsPage::eventsOfAddress_areReached_fromTheDetailAndByNavigation()
{
    enter();
    action(QStringLiteral("Events of the source address"))->trigger();
    QTRY_VERIFY(m_events->asked.back().filter.anyAddress);
    QCOMPARE(m_events->asked.back().filter.anyAddress->toString(), QStringLiteral("203.0.113.1"));
    m_page->navigate(QStringLiteral("10.0.0.2"));
    QTRY_COMPARE(m_events->asked.back().filter.anyAddress->toString(), QStringLiteral("10.0.0.2"));
    const auto asked = m_events->asked.size();
    m_page->navigate(QStringLiteral("not an address"));
    QCOMPARE(m_events->asked.size(), asked);
}

void TestEventsPage::selection_becomesAnIncident()
{
    enter();
    table().setCurrentIndex(table().model()->index(2, 0));
    QTest::keyClick(&table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table(), Qt::Key_Down, Qt::ShiftModifier);
    QSignalSpy navigation(m_page.get(), &Page::navigationRequested);
    m_page->primaryActions().first()->trigger();
    auto *dialog = m_page->findChild<NewIncidentDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    const auto buttons = dialog->findChildren<QPushButton *>();
    const auto create = std::ranges::find(buttons, QStringLiteral("Create incident"), &QPushButton::text);
    QVERIFY(create != buttons.end());
    (*create)->click();
    QTRY_COMPARE(navigation.count(), 1);
    QCOMPARE(navigation[0][0].toString(), QStringLiteral("incidents"));
    QCOMPARE(m_incidents->drafts.size(), size_t(1));
    QCOMPARE(m_incidents->drafts[0].events.size(), size_t(3));
    QCOMPARE(m_incidents->drafts[0].escalation, Escalation::Critical);
}

void TestEventsPage::rawText_thatIsNoJson_isShownAsItIs()
{
    m_events->rows[0].raw = "Dec 10 06:55:46 LabSZ sshd[24200]: <b>Invalid</b> user";
    enter();
    QCOMPARE(raw().toPlainText(), QString::fromUtf8(m_events->rows[0].raw));
}

void TestEventsPage::waiting_doesNotBlockTheLoop()
{
    m_events->answers.hold();
    m_page->enter();
    StallWatch watch;
    QTest::qWait(300);
    QVERIFY(!m_page->isSettled());
    QVERIFY2(watch.longestTurn() < 250ms, "the event loop waited for the answer");
    m_events->answers.releaseAll();
    QTRY_VERIFY(m_page->isSettled());
}

void TestEventsPage::everyControl_hasAnAccessibleName()
{
    enter();
    for (const auto *widget : m_page->findChildren<QWidget *>()) {
        const bool isControl =
            widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
            (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
             qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTableView *>(widget));
        if (!isControl)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasName = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(hasName, widget->metaObject()->className());
    }
}

void TestEventsPage::hugeEvent_isCutOnScreen_notInTheClipboard()
{
    m_events->rows[0].message = QString(900'000, u'x');
    m_events->rows[0].raw = R"({"message":")" + QByteArray(900'000, 'x') + R"("})";
    enter();
    QTRY_VERIFY(!raw().toPlainText().isEmpty());
    QVERIFY(raw().toPlainText().size() <= 20'000);
    const auto labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::ranges::all_of(labels, [](auto *label) { return label->text().size() < 3000; }));
    QVERIFY(std::ranges::any_of(labels, [](auto *label) { return label->text().contains(u"its first 20,000 "); }));
    const auto actions = m_page->actions();
    (*std::ranges::find(actions, QStringLiteral("Copy the raw event"), &QAction::text))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().size(), m_events->rows[0].raw.size());
}

void TestEventsPage::tab_goesFromTheTableOverThePageBarToTheDetail()
{
    enter();
    const auto stepsTo = [this](const QWidget *goal) {
        int steps = 0;
        for (auto *at = static_cast<QWidget *>(&table()); at != goal; at = at->nextInFocusChain())
            ++steps;
        return steps;
    };
    const auto buttons = m_page->findChildren<QToolButton *>();
    const auto named = [&](const QString &name) {
        return *std::ranges::find(buttons, name, &QToolButton::accessibleName);
    };
    const auto link = std::ranges::find_if(buttons, [](auto *b) { return b->text().startsWith(u"Events of "); });
    QVERIFY(stepsTo(named(QStringLiteral("Next page"))) < stepsTo(*link));
    QVERIFY(stepsTo(*link) < stepsTo(&raw()));
}

void TestEventsPage::everyControl_hasAName()
{
    enter();
    QCOMPARE(namelessControls(*m_page), QString());
}

QTEST_MAIN(TestEventsPage)
#include "tst_events_page.moc"
