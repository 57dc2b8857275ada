// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/events_presenter.h"
#include "models/events/incident_from_events.h"
#include "tests/support/fake_events_port.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;
using State = PagedPresenter::State;

namespace
{

const Error kAway{ErrorKind::Unavailable, QStringLiteral("connection refused"), QStringLiteral("08006")};
const Error kLate{ErrorKind::Timeout, QStringLiteral("statement timeout"), QStringLiteral("57014")};

} // namespace

class TestEventsPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void firstPage_isShown_onceActive();
    void noRows_areEmpty_andFillByThemselves();
    void paging_goesByKeyBothWays();
    void previous_nearTheTop_isTheFirstPage();
    void pageSize_keepsTheFirstRow();
    void time_beforeAllRows_showsTheLastPage();
    void supersededAnswer_isDropped();
    void newFilter_startsAtTheFirstPage();
    void filterThatMoves_isRenewedAtTheFirstPage_andOnReturn();
    void pageThatDoesNotExist_keepsRows_andTheirQuery();
    void unavailable_keepsRows_saysSince_andRecovers();
    void pageFromTheCache_doesNotHideThatTheServerIsAway();
    void unavailable_atFirst_failsThenRecovers();
    void timeout_ofAnotherFilter_isAnErrorInPlaceOfRows();
    void timeout_isNotRetriedByItself();
    void newRows_areCounted_andNotShown();
    void leaving_stopsWhatIsUnderWay_andEnteringLoadsIt();
    void incidentFromEvents_takesTheWorstAndTheMostFrequent();

private:
    void showFirstPage()
    {
        m_presenter->setActive(true);
        QTRY_COMPARE(m_presenter->state(), State::Filled);
        QTRY_VERIFY(!m_presenter->isLoading());
    }
    void wait() { QTRY_VERIFY(!m_presenter->isLoading()); }

    std::unique_ptr<FakeEventsPort> m_port;
    std::unique_ptr<EventsPresenter> m_presenter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestEventsPresenter::init()
{
    m_port = std::make_unique<FakeEventsPort>();
    m_port->rows = someEvents(230);
    m_presenter = std::make_unique<EventsPresenter>(*m_port, PagingTimes{20ms, {5ms, 10ms}});
    m_tester = std::make_unique<QAbstractItemModelTester>(&m_presenter->model(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestEventsPresenter::cleanup()
{
    m_tester.reset();
    m_presenter.reset();
    m_port.reset();
}

void TestEventsPresenter::firstPage_isShown_onceActive()
{
    m_presenter->reload();
    QVERIFY(m_port->asked.empty());
    QCOMPARE(m_presenter->state(), State::Loading);
    showFirstPage();
    QCOMPARE(m_presenter->model().rowCount(), 50);
    QCOMPARE(m_presenter->facts().total, 230);
    QCOMPARE(m_presenter->facts().pages, 5);
    QVERIFY(!m_presenter->hasPrevious());
    QVERIFY(m_presenter->hasNext());
    QVERIFY(m_presenter->timing().server > 0ns);
}

void TestEventsPresenter::noRows_areEmpty_andFillByThemselves()
{
    const auto rows = std::exchange(m_port->rows, {});
    m_presenter->setActive(true);
    QTRY_COMPARE(m_presenter->state(), State::Empty);
    m_port->rows = rows;
    QTRY_COMPARE(m_presenter->state(), State::Filled);
}

void TestEventsPresenter::paging_goesByKeyBothWays()
{
    showFirstPage();
    m_presenter->showNext();
    wait();
    QVERIFY(std::holds_alternative<PageAfter<EventKey>>(m_port->asked.back().position));
    QCOMPARE(m_presenter->facts().firstRow, 50);
    m_presenter->showNext();
    wait();
    m_presenter->showPrevious();
    wait();
    QVERIFY(std::holds_alternative<PageBefore<EventKey>>(m_port->asked.back().position));
    QCOMPARE(m_presenter->facts().firstRow, 50);
    m_presenter->showLast();
    wait();
    QCOMPARE(m_presenter->facts().number, 5);
    QCOMPARE(m_presenter->model().rowCount(), 30);
    const auto asked = m_port->asked.size();
    m_presenter->showNext();
    QCOMPARE(m_port->asked.size(), asked);
}

void TestEventsPresenter::previous_nearTheTop_isTheFirstPage()
{
    showFirstPage();
    m_presenter->showTime(m_port->rows[20].ts);
    wait();
    QCOMPARE(m_presenter->facts().firstRow, 20);
    m_presenter->showPrevious();
    wait();
    QCOMPARE(m_presenter->facts().firstRow, 0);
    QCOMPARE(m_presenter->model().rowCount(), 50);
}

void TestEventsPresenter::pageSize_keepsTheFirstRow()
{
    showFirstPage();
    m_presenter->showNumber(3);
    wait();
    const auto first = m_presenter->model().row(0).key();
    m_presenter->setPageSize(25);
    wait();
    QCOMPARE(m_presenter->facts().number, 5);
    QCOMPARE(m_presenter->model().row(0).key(), first);
    m_presenter->setPageSize(1001);
    wait();
    QCOMPARE(m_presenter->error()->kind, ErrorKind::Invalid);
    QCOMPARE(m_presenter->query().pageSize, 25);
}

void TestEventsPresenter::time_beforeAllRows_showsTheLastPage()
{
    showFirstPage();
    m_presenter->showTime(m_port->rows.back().ts - 1h);
    QTRY_COMPARE(m_presenter->facts().number, 5);
    QCOMPARE(m_presenter->state(), State::Filled);
}

void TestEventsPresenter::supersededAnswer_isDropped()
{
    showFirstPage();
    m_port->answers.hold();
    m_presenter->showNumber(2);
    m_presenter->showNumber(4);
    QSignalSpy shown(m_presenter.get(), &PagedPresenter::pageShown);
    m_port->answers.releaseAll();
    QTRY_COMPARE(m_presenter->facts().number, 4);
    QCoreApplication::processEvents();
    QCOMPARE(shown.count(), 1);
}

void TestEventsPresenter::newFilter_startsAtTheFirstPage()
{
    showFirstPage();
    m_presenter->showNumber(3);
    wait();
    EventFilter filter;
    filter.severities = {Severity::Critical};
    m_presenter->setFilter([filter] { return filter; });
    wait();
    QCOMPARE(m_presenter->facts().firstRow, 0);
    QVERIFY(m_presenter->facts().total < 230);
    const auto asked = m_port->asked.size();
    m_presenter->setFilter([filter] { return filter; });
    QCOMPARE(m_port->asked.size(), asked);
}

void TestEventsPresenter::filterThatMoves_isRenewedAtTheFirstPage_andOnReturn()
{
    auto now = m_port->rows.front().ts;
    m_presenter->setFilter([&now] {
        EventFilter filter;
        filter.from = now - 2h;
        return filter;
    });
    showFirstPage();
    const auto total = m_presenter->facts().total;
    m_presenter->showNext();
    wait();
    now += 1h;
    m_presenter->reload();
    wait();
    QCOMPARE(m_presenter->facts().total, total); // the pages of one list
    m_presenter->showFirst();
    wait();
    QCOMPARE(m_presenter->facts().total, total - 60);
    QCOMPARE(m_port->asked.back().filter.from, std::optional(now - 2h));

    m_presenter->setActive(false);
    now += 30min;
    m_presenter->setActive(true);
    QTRY_COMPARE(m_presenter->facts().total, total - 90);
    wait();

    now += 1min;
    m_port->answers.failWith(kLate);
    m_presenter->reload();
    wait();
    QCOMPARE(m_presenter->state(), State::Filled); // an older answer to the same question
    m_port->answers.failWith(std::nullopt);
    m_presenter->showLast();
    wait();
    auto more = someEvents(1, m_port->rows.front().ts + 1h);
    more.front().id.value += 1'000'000;
    m_port->rows.insert(m_port->rows.begin(), more.front());
    QTRY_COMPARE(m_presenter->newerCount(), 1);
}

void TestEventsPresenter::pageThatDoesNotExist_keepsRows_andTheirQuery()
{
    showFirstPage();
    m_presenter->showNumber(2);
    wait();
    m_presenter->showNumber(900);
    wait();
    QCOMPARE(m_presenter->state(), State::Filled);
    QCOMPARE(m_presenter->error()->kind, ErrorKind::Invalid);
    QCOMPARE(m_presenter->model().rowCount(), 50);
    m_presenter->reload();
    wait();
    QVERIFY(!m_presenter->error());
    QCOMPARE(m_presenter->facts().number, 2);
}

void TestEventsPresenter::unavailable_keepsRows_saysSince_andRecovers()
{
    showFirstPage();
    m_port->answers.failWith(kAway);
    m_presenter->showNext();
    QTRY_VERIFY(m_presenter->unavailableSince());
    const auto since = *m_presenter->unavailableSince();
    QCOMPARE(m_presenter->state(), State::Filled);
    QCOMPARE(m_presenter->model().rowCount(), 50);
    const auto asked = m_port->asked.size();
    QTRY_VERIFY(m_port->asked.size() > asked + 3); // asks on, again and again
    QCOMPARE(*m_presenter->unavailableSince(), since);
    m_port->answers.failWith(std::nullopt);
    QTRY_VERIFY(!m_presenter->unavailableSince());
    QVERIFY(!m_presenter->error());
    QCOMPARE(m_presenter->facts().firstRow, 50);
}

void TestEventsPresenter::pageFromTheCache_doesNotHideThatTheServerIsAway()
{
    showFirstPage();
    m_port->answers.failWith(kAway);
    m_port->pagesAreCached = true;
    QTRY_VERIFY(m_presenter->unavailableSince()); // the look for newer rows found out
    const auto since = *m_presenter->unavailableSince();
    QSignalSpy shown(m_presenter.get(), &EventsPresenter::pageShown);
    m_presenter->showNext();
    QTRY_VERIFY(!shown.isEmpty());
    for (int turn = 0; turn < 20; ++turn) {
        QTest::qWait(5);
        QVERIFY(m_presenter->error());
        QCOMPARE(m_presenter->unavailableSince(), std::optional(since));
    }
    QCOMPARE(m_presenter->facts().firstRow, 50);
    m_port->answers.failWith(std::nullopt);
    QTRY_VERIFY(!m_presenter->unavailableSince());
    QVERIFY(!m_presenter->error());
    QCOMPARE(m_presenter->facts().firstRow, 50);
}

void TestEventsPresenter::unavailable_atFirst_failsThenRecovers()
{
    m_port->answers.failWith(kAway);
    m_presenter->setActive(true);
    QTRY_COMPARE(m_presenter->state(), State::Failed);
    m_port->answers.failWith(std::nullopt);
    QTRY_COMPARE(m_presenter->state(), State::Filled);
}

void TestEventsPresenter::timeout_ofAnotherFilter_isAnErrorInPlaceOfRows()
{
    showFirstPage();
    m_port->answers.failWith(kLate);
    EventFilter filter;
    filter.text = QStringLiteral("slow");
    m_presenter->setFilter([filter] { return filter; });
    QTRY_COMPARE(m_presenter->state(), State::Failed);
    m_port->answers.failWith(std::nullopt);
    m_presenter->reload();
    QTRY_COMPARE(m_presenter->state(), State::Empty);
}

void TestEventsPresenter::timeout_isNotRetriedByItself()
{
    m_port->answers.failWith(kLate);
    m_presenter->setActive(true);
    QTRY_COMPARE(m_presenter->state(), State::Failed);
    const auto asked = m_port->asked.size();
    QTest::qWait(60); // three polls
    QCOMPARE(m_port->asked.size(), asked);
}

void TestEventsPresenter::newRows_areCounted_andNotShown()
{
    showFirstPage();
    auto more = someEvents(12, m_port->rows.front().ts + 1h);
    for (auto &event : more)
        event.id.value += 1'000'000;
    m_port->rows.insert(m_port->rows.begin(), more.begin(), more.end());
    const auto first = m_presenter->model().row(0).key();
    QTRY_COMPARE(m_presenter->newerCount(), 12);
    QCOMPARE(m_presenter->model().row(0).key(), first);
    m_presenter->showFirst();
    wait();
    QCOMPARE(m_presenter->newerCount(), 0);
    QCOMPARE(m_presenter->model().row(12).key(), first);
}

void TestEventsPresenter::leaving_stopsWhatIsUnderWay_andEnteringLoadsIt()
{
    showFirstPage();
    m_port->answers.hold();
    m_presenter->showNumber(3);
    m_presenter->setActive(false);
    QVERIFY(!m_presenter->isLoading());
    m_port->answers.releaseAll();
    QCoreApplication::processEvents();
    QCOMPARE(m_presenter->facts().number, 1);
    m_presenter->setActive(true);
    QTRY_COMPARE(m_presenter->facts().number, 3);
}

void TestEventsPresenter::incidentFromEvents_takesTheWorstAndTheMostFrequent()
{
    auto events = someEvents(3);
    events[0].srcIp = events[2].srcIp = IpAddress::parse(u"192.0.2.1");
    events[1].severity = Severity::Critical;
    events[1].signature = QString(300, QLatin1Char('x'));
    const auto draft = incidentFromEvents(events);
    QCOMPARE(draft.srcIp->toString(), QStringLiteral("192.0.2.1"));
    QCOMPARE(draft.escalation, Escalation::Critical);
    QCOMPARE(draft.reason.size(), kMaxReasonLength);
    QVERIFY(draft.reason.startsWith(u"xxx"));
    QCOMPARE(draft.events.size(), size_t(3));
    QVERIFY(incidentFromEvents({}).reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestEventsPresenter)
#include "tst_events_presenter.moc"
