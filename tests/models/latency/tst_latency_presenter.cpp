// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/latency_presenter.h"
#include "tests/support/fake_latency_port.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestLatencyPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reload_drawsASecondWithoutRunsAsAGap()
    {
        FakeLatencyPort port;
        port.report = someLatencies();
        LatencyPresenter presenter(port, 1h);
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

    void setStatement_asksForThatOne_once()
    {
        FakeLatencyPort port;
        LatencyPresenter presenter(port, 1h);
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
        LatencyPresenter presenter(port, 5ms);
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
        LatencyPresenter presenter(port, 1h);
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
        LatencyPresenter presenter(port, 1h);
        presenter.reload();
        QTRY_COMPARE(presenter.state(), LatencyPresenter::State::Empty);
    }
};

QTEST_MAIN(TestLatencyPresenter)
#include "tst_latency_presenter.moc"
