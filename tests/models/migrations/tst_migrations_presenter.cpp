// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrations/migration_facts.h"
#include "models/migrations/migrations_presenter.h"
#include "models/migrations/progress_relay.h"
#include "services/store/migration_script.h"
#include "tests/support/fake_migrations_port.h"
#include "tests/support/run_task.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <thread>

using namespace minixdr;
using namespace std::chrono_literals;
using State = MigrationsPresenter::State;

class TestMigrationsPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFact_ofTheEmbeddedMigrations_canBeTranslated()
    {
        const auto scripts = embeddedMigrations();
        VERIFY_OK(scripts);
        for (const auto &script : *scripts)
            for (const auto &fact : {script.title, script.description, script.locks, script.undo})
                QVERIFY2(fact.isEmpty() || isListedFact(fact), qPrintable(fact));
    }

    void init()
    {
        m_port = std::make_unique<FakeMigrationsPort>();
        m_port->migrations = someMigrations();
        m_presenter = std::make_unique<MigrationsPresenter>(*m_port, 20ms);
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_presenter->model(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_presenter.reset();
        m_port.reset();
    }

    void list_isShown_onceActive()
    {
        QCOMPARE(m_presenter->state(), State::Loading);
        show();
        auto &model = m_presenter->model();
        QCOMPARE(model.rowCount(), 3);
        const int state = model.columnOf(u"state");
        QCOMPARE(model.index(0, state).data().toString(), QStringLiteral("Applied"));
        QCOMPARE(model.index(1, state).data().toString(), QStringLiteral("Not run"));
        QCOMPARE(model.index(0, model.columnOf(u"version")).data().toString(), QStringLiteral("0001"));
    }

    void failure_isAnError_thenRecoversByItself()
    {
        m_port->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("refused"), {}});
        m_presenter->setActive(true);
        QTRY_COMPARE(m_presenter->state(), State::Failed);
        m_port->answers.failWith(std::nullopt);
        QTRY_COMPARE(m_presenter->state(), State::Filled);
        QVERIFY(!m_presenter->error());
    }

    void failure_keepsRowsThatAreShown()
    {
        show();
        m_port->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("refused"), {}});
        m_presenter->reload();
        QTRY_VERIFY(m_presenter->error());
        QCOMPARE(m_presenter->state(), State::Filled);
        QCOMPARE(m_presenter->model().rowCount(), 3);
    }

    void plan_takesEarlierOnesAlong_whenRunning_andLaterOnes_whenUndoing()
    {
        m_port->migrations[1].state = MigrationState::Failed;
        m_port->migrations[1].isTransactional = false;
        show();
        QCOMPARE(versionsOf(m_presenter->plan(MigrationAction::Run, 3)), (QList<int>{2, 3}));
        QCOMPARE(versionsOf(m_presenter->plan(MigrationAction::Run, 2)), (QList<int>{2}));
        QCOMPARE(versionsOf(m_presenter->plan(MigrationAction::Run, 1)), QList<int>());
        QCOMPARE(versionsOf(m_presenter->plan(MigrationAction::Undo, 1)), (QList<int>{2, 1}));
        QCOMPARE(versionsOf(m_presenter->plan(MigrationAction::Undo, 3)), QList<int>());
    }

    void plan_isEmpty_whenOneForbidsIt_data()
    {
        QTest::addColumn<MigrationState>("state");
        QTest::addColumn<bool>("reversible");
        QTest::newRow("irreversible") << MigrationState::Applied << false;
        QTest::newRow("drifted") << MigrationState::Drifted << true;
        QTest::newRow("unknown") << MigrationState::Unknown << true;
        QTest::newRow("running elsewhere") << MigrationState::Running << true;
    }

    void plan_isEmpty_whenOneForbidsIt()
    {
        QFETCH(MigrationState, state);
        QFETCH(bool, reversible);
        m_port->migrations[1].state = state;
        m_port->migrations[1].isReversible = reversible;
        show();
        QVERIFY(m_presenter->plan(MigrationAction::Undo, 1).empty());
        QVERIFY(!m_presenter->start(MigrationAction::Undo, 1));
    }

    void run_reportsProgress_andReloads()
    {
        show();
        QSignalSpy progressed(m_presenter.get(), &MigrationsPresenter::progressed);
        QSignalSpy finished(m_presenter.get(), &MigrationsPresenter::finished);
        QVERIFY(m_presenter->start(MigrationAction::Run, 3));
        QVERIFY(m_presenter->isWorking());
        QVERIFY(!m_presenter->start(MigrationAction::Run, 3));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!finished.first().at(1).value<std::optional<Error>>());
        QCOMPARE(m_port->lastTarget, 3);
        QCOMPARE(progressed.count(), 2);
        QTRY_COMPARE(m_presenter->model().row(2).state, MigrationState::Applied);
        QVERIFY(!m_presenter->isWorking());
    }

    void undo_namesTheVersionBeforeIt()
    {
        for (auto &migration : m_port->migrations)
            migration.state = MigrationState::Applied;
        show();
        QVERIFY(m_presenter->start(MigrationAction::Undo, 2));
        QTRY_VERIFY(!m_presenter->isWorking());
        QCOMPARE(m_port->lastTarget, 1);
        QTRY_COMPARE(m_presenter->model().row(1).state, MigrationState::Pending);
        QCOMPARE(m_presenter->model().row(0).state, MigrationState::Applied);
    }

    void cancel_isAnsweredByHowItEnded()
    {
        show();
        QSignalSpy finished(m_presenter.get(), &MigrationsPresenter::finished);
        m_port->answers.hold();
        QVERIFY(m_presenter->start(MigrationAction::Run, 3));
        m_presenter->cancel();
        QVERIFY(m_presenter->isCancelling());
        QVERIFY(m_presenter->isWorking());
        m_port->answers.releaseAll();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().at(1).value<std::optional<Error>>()->kind, ErrorKind::Cancelled);
    }

    void leaving_doesNotStopWhatRuns()
    {
        show();
        m_port->answers.hold();
        QVERIFY(m_presenter->start(MigrationAction::Run, 3));
        m_presenter->setActive(false);
        m_port->answers.releaseAll();
        QTRY_VERIFY(!m_presenter->isWorking());
        QCOMPARE(m_port->migrations.at(2).state, MigrationState::Applied);
    }

    void whatRunsHere_isFollowed()
    {
        show();
        m_port->answers.hold();
        QVERIFY(m_presenter->start(MigrationAction::Run, 3));
        const int asked = m_port->questions;
        QTRY_VERIFY(m_port->questions > asked);
        m_port->answers.releaseAll();
        QTRY_VERIFY(!m_presenter->isWorking());
        QTRY_COMPARE(m_presenter->model().row(2).state, MigrationState::Applied);
    }

    void whatRunsElsewhere_isFollowed()
    {
        m_port->migrations[1].state = MigrationState::Running;
        show();
        m_port->migrations[1].state = MigrationState::Applied;
        QTRY_COMPARE(m_presenter->model().row(1).state, MigrationState::Applied);
        const int asked = m_port->questions;
        QTest::qWait(100); // five turns of the timer, in which nothing is asked any more
        QCOMPARE(m_port->questions, asked);
    }

    void progress_crossesThreads_andOutlivesItsReceiver()
    {
        auto relay = ProgressRelay::create();
        auto receiver = std::make_unique<QObject>();
        QList<qint64> received;
        connect(relay.get(), &ProgressRelay::progressed, receiver.get(),
                [&](const Progress &progress) { received << progress.done; });
        const auto sink = ProgressRelay::sinkOf(std::move(relay));
        std::thread([&] { sink({QStringLiteral("run"), 7, 9, {}}); }).join();
        QCOMPARE(received, QList<qint64>());
        QTRY_COMPARE(received, QList<qint64>{7});
        receiver.reset();
        std::thread([&] { sink({QStringLiteral("run"), 8, 9, {}}); }).join();
        QCoreApplication::processEvents();
        QCOMPARE(received, QList<qint64>{7});
    }

private:
    void show()
    {
        m_presenter->setActive(true);
        QTRY_COMPARE(m_presenter->state(), State::Filled);
    }
    static QList<int> versionsOf(const std::vector<Migration> &plan)
    {
        QList<int> versions;
        for (const auto &migration : plan)
            versions << migration.version;
        return versions;
    }

    std::unique_ptr<FakeMigrationsPort> m_port;
    std::unique_ptr<MigrationsPresenter> m_presenter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestMigrationsPresenter)
#include "tst_migrations_presenter.moc"
