// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/load_test/load_test_presenter.h"
#include "tests/support/fake_load_test_port.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestLoadTestPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void run_showsItsSeconds_thenItsTables()
    {
        FakeLoadTestPort port;
        port.answers.hold();
        LoadTestPresenter presenter(port);
        const QAbstractItemModelTester tasks(&presenter.tasks(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester targets(&presenter.targets(),
                                               QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy finished(&presenter, &LoadTestPresenter::finished);
        presenter.start({5, 5, 3s, 1});
        QCOMPARE(presenter.state(), LoadTestPresenter::State::Running);
        port.measure(1s, 4);
        port.measure(2s, 0); // a second without an answer has no latency
        QTRY_COMPARE(presenter.curves().rate.size(), 2);
        QCOMPARE(presenter.tasks().rowCount(), 3); // while it runs
        QCOMPARE(presenter.curves().p95.size(), 1);
        QCOMPARE(presenter.curves().p95.first().y(), 7.0);
        port.cleanUp();
        QTRY_COMPARE(presenter.state(), LoadTestPresenter::State::CleaningUp);
        QCOMPARE(presenter.snapshot().elapsed, 2s);
        port.answers.releaseAll();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(presenter.state(), LoadTestPresenter::State::Finished);
        QCOMPARE(presenter.tasks().rowCount(), 3);
        QCOMPARE(presenter.targets().rowCount(), 2);
        port.answers.hold();
        presenter.start({5, 5, 3s, 1}); // nothing of the last one stands beside the next
        QCOMPARE(presenter.tasks().rowCount() + presenter.targets().rowCount(), 0);
        port.answers.releaseAll();
    }

    void start_doesNothing_whileATestRuns()
    {
        FakeLoadTestPort port;
        port.answers.hold();
        LoadTestPresenter presenter(port);
        presenter.start({5, 5, 3s, 1});
        presenter.start({6, 5, 3s, 1});
        QCOMPARE(port.runs, 1);
        QCOMPARE(port.lastPlan.users, 5);
        port.answers.releaseAll();
        QTRY_VERIFY(!presenter.isWorking());
        presenter.start({6, 5, 3s, 1});
        QCOMPARE(port.runs, 2);
    }

    void stop_stillBringsTheReport()
    {
        FakeLoadTestPort port;
        port.answers.hold();
        LoadTestPresenter presenter(port);
        presenter.start({5, 5, 60s, 1});
        presenter.stop();
        QVERIFY(port.stop.stop_requested());
        port.answers.releaseAll();
        QTRY_VERIFY(presenter.report().has_value());
        QVERIFY(presenter.report()->isStopped);
    }

    void destruction_stopsTheTest()
    {
        FakeLoadTestPort port;
        port.answers.hold();
        {
            LoadTestPresenter presenter(port);
            presenter.start({5, 5, 60s, 1});
        }
        QVERIFY(port.stop.stop_requested());
        port.measure(1s, 4); // from the test's thread, too late for anybody
        QCoreApplication::processEvents();
        port.answers.releaseAll();
    }

    void error_isKept()
    {
        FakeLoadTestPort port;
        port.answers.failWith(Error{ErrorKind::Conflict, QStringLiteral("another runs"), {}});
        LoadTestPresenter presenter(port);
        presenter.start({5, 5, 3s, 1});
        QTRY_COMPARE(presenter.state(), LoadTestPresenter::State::Failed);
        QCOMPARE(presenter.error()->kind, ErrorKind::Conflict);
        QVERIFY(!presenter.report());
    }
};

QTEST_MAIN(TestLoadTestPresenter)
#include "tst_load_test_presenter.moc"
