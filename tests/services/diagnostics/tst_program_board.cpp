// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/program_board.h"
#include "services/diagnostics/resources_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace minixdr;
using namespace std::chrono_literals;

/// How the programs of a profile hear of each other.
class TestProgramBoard : public QObject
{
    Q_OBJECT
private:
    static ProgramResources someProgram(qint64 pid)
    {
        ProgramResources program;
        program.program = QStringLiteral("minixdr-console");
        program.pid = pid;
        program.at = UtcTime{1'700'000'000s};
        postgres::PoolSnapshot pool;
        pool.name = QStringLiteral("console");
        pool.at = program.at;
        pool.limits = {4, 2, 1, 24};
        pool.status.busy = 2;
        pool.status.unavailableSince = program.at;
        pool.counters.acquired = 17;
        pool.counters.closed[2] = 3;
        for (int count = 1; count < 100; ++count)
            pool.waits.record(std::chrono::milliseconds{count});
        pool.leases.push_back({{QStringLiteral("EventsService::page"), QStringLiteral("services/x.cpp"), 7},
                               QStringLiteral("events.page"),
                               5s,
                               1s,
                               4711,
                               postgres::LeaseState::InTransaction,
                               true});
        pool.waiters.push_back({{QStringLiteral("f"), QStringLiteral("g"), 1}, 3ms});
        pool.budget = postgres::ConnectionBudget{6, 100, 3, 10};
        program.pools = {pool};
        program.cache.isAvailable = true;
        program.cache.tags[QStringLiteral("events")] = {10, 1, {1, 2, 3, 4, 5}, 6, 7, 8, 9};
        program.invalidations.push_back({program.at, OrganizationId{3}, QStringLiteral("events"), true});
        return program;
    }

private Q_SLOTS:
    void json_losesNothing()
    {
        const auto program = someProgram(42);
        const auto again = programFrom(nlohmann::json::parse(toJson(program).dump()));
        QVERIFY(again.has_value());
        QVERIFY(toJson(*again) == toJson(program));
        const auto &pool = again->pools.front();
        QCOMPARE(pool.waits, program.pools.front().waits);
        QCOMPARE(pool.counters, program.pools.front().counters);
        QCOMPARE(pool.leases.front().state, postgres::LeaseState::InTransaction);
        QCOMPARE(again->cache, program.cache);
        QVERIFY(!programFrom(nlohmann::json::parse("{\"program\": 1}")).has_value());
    }

    void runningPrograms_areSeen_andDeadOnesSweptAway()
    {
        const QTemporaryDir folder;
        QProcess running;
        running.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(running.waitForStarted());
        ProgramBoard board(folder.path());
        board.publish(someProgram(running.processId()));
        QCOMPARE(board.others().size(), std::size_t(1));
        QCOMPARE(board.others().front().pools.front().counters.acquired, quint64(17));
        running.kill();
        QVERIFY(running.waitForFinished());
        QCOMPARE(board.others().size(), std::size_t(0));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void itself_isNotAmongTheOthers_andLeavesNothing()
    {
        const QTemporaryDir folder;
        {
            ProgramBoard board(folder.path());
            board.publish(someProgram(QCoreApplication::applicationPid()));
            QVERIFY(!QDir(folder.path()).isEmpty());
            QVERIFY(board.others().empty());
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProgramBoard)
#include "tst_program_board.moc"
