// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/latency_presenter.h"
#include "tests/support/fake_latency_port.h"
#include "tests/support/fake_slow_queries_port.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestLatencyPresenter : public QObject
{
    Q_OBJECT
private:
    FakeSlowQueriesPort m_slow;

private Q_SLOTS:
    void init() { m_slow.log.queries.clear(); }

    void reload_drawsASecondWithoutRunsAsAGap()
    {
        FakeLatencyPort port;
        port.report = someLatencies();
        LatencyPresenter presenter(port, m_slow, 1h);
        const QAbstractItemModelTester tester(&presenter.model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Filled);
        const auto &curves = presenter.curves();
        QCOMPARE(curves.p95, (LatencyPresenter::Points{{1'700'000'000'000.0, 2}, {1'700'000'002'000.0, 4}}));
        QCOMPARE(curves.connections.size(), 3);
        QCOMPARE(curves.hitRate, (LatencyPresenter::Points{{1'700'000'000'000.0, 50}, {1'700'000'002'000.0, 100}}));
        QCOMPARE(presenter.model().rowCount(), 2);
    }

    void phases_areMeansACall_andZeroWhileNothingRan()
    {
        FakeLatencyPort port;
        port.report = someLatencies();
        port.report.points[0].time = {10ms, 50ms, 20ms}; // of ten calls
        LatencyPresenter presenter(port, m_slow, 1h);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Filled);
        const auto &curves = presenter.curves();
        QCOMPARE(curves.wait.first().y(), 1.0);
        QCOMPARE(curves.server.first().y(), 5.0);
        QCOMPARE(curves.decode.first().y(), 2.0);
        QCOMPARE(curves.server[1].y(), 0.0);
    }

    void slowQueries_areThoseOfTheTimeAndTheStatement()
    {
        FakeLatencyPort port;
        LatencyPresenter presenter(port, m_slow, 1h);
        SlowQuery now;
        now.number = 3;
        now.at = utcNow();
        now.statement = QStringLiteral("events.one");
        now.timing.server = 250ms;
        auto old = now;
        old.number = 1;
        old.at -= 1h;
        auto other = now;
        other.number = 2;
        other.statement = QStringLiteral("events.page");
        m_slow.log.queries = {now, other, old};
        presenter.reload();
        QTRY_COMPARE(presenter.slowQueries().size(), std::size_t(2));
        QCOMPARE(presenter.curves().slow.first().y(), 250.0);
        presenter.setStatement(QStringLiteral("events.page"));
        QTRY_COMPARE(presenter.slowQueries().size(), std::size_t(1));
        QCOMPARE(presenter.slowQueries().front().number, 2);
        presenter.setStatement({});
        presenter.setWindow(2h);
        QTRY_COMPARE(presenter.slowQueries().size(), std::size_t(3));
    }

    void csv_hasALineAPoint_withoutTheIdleOnes()
    {
        FakeLatencyPort port;
        port.report = someLatencies();
        LatencyPresenter presenter(port, m_slow, 1h);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Filled);
        const auto lines = presenter.csv().split('\n');
        QCOMPARE(lines.size(), 4); // heading, two points, the end
        QCOMPARE(lines[1], QByteArray("2023-11-14T22:13:20.000000Z,10,0,1.000,2.000,3.000,0.000,0.000,0.000\r"));
    }

    void setStatement_asksForThatOne_once()
    {
        FakeLatencyPort port;
        LatencyPresenter presenter(port, m_slow, 1h);
        presenter.setStatement(QStringLiteral("events.one"));
        presenter.setStatement(QStringLiteral("events.one"));
        QCOMPARE(port.questions, 1);
        QCOMPARE(port.lastQuery.statement, QStringLiteral("events.one"));
        presenter.setWindow(60s);
        QCOMPARE(port.lastQuery.window, 60s);
        QCOMPARE(port.lastQuery.statement, QStringLiteral("events.one"));
    }

    void active_renews_untilItIsNot()
    {
        FakeLatencyPort port;
        LatencyPresenter presenter(port, m_slow, 5ms);
        presenter.setActive(true);
        QTRY_VERIFY(port.questions >= 3);
        presenter.setActive(false);
        const auto asked = port.questions;
        QTest::qWait(50);
        QCOMPARE(port.questions, asked);
    }

    void error_keepsWhatIsShown()
    {
        FakeLatencyPort port;
        port.report = someLatencies();
        LatencyPresenter presenter(port, m_slow, 1h);
        port.answers.failWith(Error{ErrorKind::Timeout, QStringLiteral("late"), {}});
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Failed);
        port.answers.failWith(std::nullopt);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Filled);
        QVERIFY(!presenter.error());
        port.answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
        presenter.reload();
        QTRY_VERIFY(presenter.error().has_value());
        QCOMPARE(presenter.state(), LatencyPresenter::State::Filled);
        QCOMPARE(presenter.model().rowCount(), 2);
    }

    void nothingRan_isEmpty()
    {
        FakeLatencyPort port;
        LatencyPresenter presenter(port, m_slow, 1h);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Empty);
    }
};

QTEST_MAIN(TestLatencyPresenter)
#include "tst_latency_presenter.moc"
