// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_latency_port.h"
#include "tests/support/fake_slow_queries_port.h"
#include "ui/charts/time_series_chart.h"
#include "ui/latency/latency_page.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestLatencyPage : public QObject
{
    Q_OBJECT
private:
    FakeLatencyPort m_port;
    FakeSlowQueriesPort m_slow;
    DisplaySettings m_display{nullptr};
    std::unique_ptr<LatencyPage> m_page;

    void show()
    {
        m_page = std::make_unique<LatencyPage>(m_port, m_slow, m_display);
        m_page->resize(1000, 700);
        m_page->show();
        m_page->enter();
    }

private Q_SLOTS:
    void init()
    {
        m_port.report = someLatencies();
        m_port.answers.failWith(std::nullopt);
        m_port.questions = 0;
    }
    void cleanup() { m_page.reset(); }

    void page_settlesWithData()
    {
        show();
        QTRY_VERIFY(m_page->isSettled() && m_page->hasData());
        QCOMPARE(m_page->findChild<PagedTableView *>()->model()->rowCount(), 2);
        QCOMPARE(m_page->findChildren<TimeSeriesChart *>().size(), 4);
    }

    void everyControl_hasAName()
    {
        show();
        QTRY_VERIFY(m_page->hasData());
        QCOMPARE(namelessControls(*m_page), QString());
    }

    void window_isChosen()
    {
        show();
        QTRY_VERIFY(m_page->hasData());
        auto *window = m_page->findChild<QComboBox *>();
        const auto asked = m_port.questions;
        window->setCurrentIndex(0);
        QTRY_VERIFY(m_port.questions > asked);
        QCOMPARE(m_port.lastQuery.window, 60s);
        QVERIFY2(window->width() >= window->sizeHint().width(), "the text of the time is cut off");
    }

    void row_narrowsTheChartsToItsStatement()
    {
        show();
        QTRY_VERIFY(m_page->hasData());
        auto *table = m_page->findChild<PagedTableView *>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(m_port.lastQuery.statement, QStringLiteral("incidents.detail"));
    }

    void slowQueries_leadToTheirDetails()
    {
        SlowQuery slow;
        slow.number = 4711;
        slow.at = utcNow();
        slow.statement = QStringLiteral("events.histogram");
        slow.timing.server = 1500ms;
        m_slow.log.queries = {slow};
        show();
        auto *button = m_page->findChild<QPushButton *>(QStringLiteral("slowQueries"));
        QTRY_VERIFY(button->isEnabled());
        QSignalSpy asked(m_page.get(), &Page::navigationRequested);
        Q_EMIT button->menu()->aboutToShow();
        QCOMPARE(button->menu()->actions().size(), 1);
        button->menu()->actions().first()->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), QStringLiteral("diagnostics"));
        QCOMPARE(asked.first().at(1).value<qint64>(), 4711);
        Q_EMIT m_page->findChild<TimeSeriesChart *>(QStringLiteral("latencyChart"))->markerChosen(0);
        QCOMPARE(asked.size(), 2);
        m_slow.log.queries.clear();
    }

    void error_standsInPlace_andALaterOneLeavesTheData()
    {
        m_port.answers.failWith(Error{ErrorKind::Timeout, QStringLiteral("late"), {}});
        show();
        auto *stack = m_page->findChild<StateStack *>();
        QTRY_COMPARE(stack->state(), StateStack::State::Error);
        QVERIFY(!m_page->hasData());
        m_port.answers.failWith(std::nullopt);
        m_page->reload();
        QTRY_COMPARE(stack->state(), StateStack::State::Filled);
        m_port.answers.failWith(Error{ErrorKind::Timeout, QStringLiteral("late"), {}});
        m_page->reload();
        QTRY_VERIFY(m_port.questions >= 3);
        QCOMPARE(stack->state(), StateStack::State::Filled);
    }

    void nothingRan_saysWhatWouldFillIt()
    {
        m_port.report = {};
        show();
        auto *stack = m_page->findChild<StateStack *>();
        QTRY_COMPARE(stack->state(), StateStack::State::Empty);
        QVERIFY(m_page->isSettled());
        QVERIFY(!m_page->hasData());
    }
};

QTEST_MAIN(TestLatencyPage)
#include "tst_latency_page.moc"
