// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/ctl_sandbox.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>

using namespace minixdr;

namespace
{

constexpr int kPatience = CtlSandbox::kPatience;

} // namespace

/// The program as its user runs it: its own servers, its output and its exit codes. The slots build on one another.
class TestMinixdrctl : public QObject
{
    Q_OBJECT
private:
    CtlSandbox m_ctl;

    ProgramRun run(const QStringList &arguments) const { return m_ctl.run(arguments); }
    ProgramRun run(const char *line) const { return m_ctl.run(line); }
    QString dataDirectory() const { return m_ctl.dataDirectory(); }

private Q_SLOTS:
    void wrongUsage_isSaid_withoutStartingServers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("no command") << QStringLiteral("") << QStringLiteral("subcommand");
        QTest::newRow("unknown command") << QStringLiteral("frobnicate") << QStringLiteral("\"frobnicate\"");
        QTest::newRow("mistyped command") << QStringLiteral("evnts --page 3") << QStringLiteral("did you mean events?");
        QTest::newRow("mistyped option") << QStringLiteral("events --page-sise=3")
                                         << QStringLiteral("mean --page-size?");
        QTest::newRow("unknown format") << QStringLiteral("import x --format pcap") << QStringLiteral("pcap");
        QTest::newRow("too many events") << QStringLiteral("demo --events 2000000000") << QStringLiteral("--events");
        QTest::newRow("negative seed") << QStringLiteral("demo --seed -1") << QStringLiteral("not negative");
        QTest::newRow("unknown option") << QStringLiteral("status --colour") << QStringLiteral("--colour");
        QTest::newRow("not a number") << QStringLiteral("show abc") << QStringLiteral("abc");
        QTest::newRow("no page") << QStringLiteral("events --page 99999999999999999999")
                                 << QStringLiteral("does not fit");
        QTest::newRow("no incident") << QStringLiteral("show 99999999999999999999") << QStringLiteral("does not fit");
        QTest::newRow("no seed") << QStringLiteral("demo --seed 99999999999999999999")
                                 << QStringLiteral("does not fit");
        QTest::newRow("no time") << QStringLiteral("status --timeout 0") << QStringLiteral("timeout");
    }
    void wrongUsage_isSaid_withoutStartingServers()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto ended = run(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.data, QByteArray());
        QVERIFY2(ended.notes.contains(says.toLatin1()), ended.notes.constData());
        QVERIFY(!QDir(dataDirectory()).exists());
    }

    void help_hasExamples_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"events", "incidents", "show", "status", "demo", "import", "migrate", "loadtest",
                                    "latency", "slow", "explain", "pool", "cache", "sessions", "indexes"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void help_hasExamples()
    {
        QFETCH(QString, command);
        const auto ended = run({command, QStringLiteral("--help")});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.data.contains((QStringLiteral("  minixdrctl ") + command).toUtf8()));
        QVERIFY(ended.data.contains("--data-dir"));
    }

    void events_needAnOrganization()
    {
        const auto ended = run("events");
        QVERIFY2(ended.exitCode == 2, ended.notes.constData());
        QVERIFY2(ended.notes.contains("minixdrctl demo"), ended.notes.constData());
        QVERIFY2(!ended.notes.contains("cannot reach"), ended.notes.constData());
    }

    void demo_fills()
    {
        const auto ended = run("demo --events 2000 --incidents 30 --seed 7");
        QVERIFY2(ended.exitCode == 0, ended.notes.constData());
        const auto page = run("events --json --page-size 5").json();
        QVERIFY(page[QStringLiteral("total")].toInt() > 100);
    }

    void demo_endsWhereItIsTold()
    {
        const auto data = m_ctl.filePath(QStringLiteral("dated"));
        const auto refused = CtlSandbox::runIn(data, CtlSandbox::words("demo --until someday"));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.notes.contains("someday"), refused.notes.constData());
        QCOMPARE(
            CtlSandbox::runIn(data, CtlSandbox::words("demo --events 500 --incidents 5 --until 2026-02-01")).exitCode,
            0);
        const auto late = CtlSandbox::runIn(data, CtlSandbox::words("events --json --filter from=2026-02-01")).json();
        QCOMPARE(late[QStringLiteral("total")].toInt(-1), 0);
        QCOMPARE(CtlSandbox::runIn(data, CtlSandbox::words("events --json --page-size 1 --at 2026-02-01")).exitCode, 0);
        const auto again = CtlSandbox::runIn(data, CtlSandbox::words("demo --events 500"));
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.notes.contains("--replace"), again.notes.constData());
    }

    void lostOutput_isAnError_data()
    {
        QTest::addColumn<QString>("argument");
        for (const char *argument : {"events", "--help", "--version"})
            QTest::newRow(argument) << QString::fromLatin1(argument);
    }
    void lostOutput_isAnError()
    {
        QFETCH(QString, argument);
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(MINIXDRCTL), {QStringLiteral("--data-dir"), dataDirectory(), argument});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("No space left"));
    }

    void json_hasTheSpecificationsShape_data()
    {
        QTest::addColumn<QString>("list");
        QTest::newRow("events") << QStringLiteral("events");
        QTest::newRow("incidents") << QStringLiteral("incidents");
    }
    void json_hasTheSpecificationsShape()
    {
        QFETCH(QString, list);
        const auto ended = run({list, QStringLiteral("--json"), QStringLiteral("--page"), QStringLiteral("2"),
                                QStringLiteral("--page-size"), QStringLiteral("4")});
        QCOMPARE(ended.exitCode, 0);
        const auto page = ended.json();
        QCOMPARE(page[list].toArray().size(), 4);
        QCOMPARE(page[QStringLiteral("page")].toInt(), 2);
        QCOMPARE(page[QStringLiteral("page_size")].toInt(), 4);
        const auto total = page[QStringLiteral("total")].toInt();
        QCOMPARE(page[QStringLiteral("pages")].toInt(), (total + 3) / 4);
    }

    void pageOutsideTheRange_isAnError()
    {
        const auto ended = run("events --page 99999999");
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.notes.contains("outside 1"), ended.notes.constData());
        QCOMPARE(run("events --page-size 1001").exitCode, 2);
        QCOMPARE(run("events --page-size 0").exitCode, 2);
        QCOMPARE(run("events --filter colour=red").exitCode, 2);
        const auto nobody = run("events --org nobody");
        QCOMPARE(nobody.exitCode, 2);
        QVERIFY2(nobody.notes.contains("no organization \"nobody\"; there are"), nobody.notes.constData());
    }

    void import_saysWhichFileIsMissing()
    {
        const auto ended = run("import /nonexistent.json");
        QCOMPARE(ended.exitCode, 1);
        QVERIFY(ended.notes.contains("there is no file /nonexistent.json."));
        QVERIFY(!ended.notes.contains("organization"));
    }

    void show_printsOneIncident()
    {
        const auto first = run("incidents --json --page-size 1").json()[QStringLiteral("incidents")].toArray().first();
        const auto id = first.toObject()[QStringLiteral("id")].toInt();
        const auto ended = run({QStringLiteral("show"), QString::number(id), QStringLiteral("--json")});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.data.contains("\"actions\""));
        QCOMPARE(run("show 999999999").exitCode, 1);
    }

    void migrate_saysWhatItWouldUndo_undoesIt_andDoesItAgain()
    {
        const auto nothing = run("migrate down 2");
        QCOMPARE(nothing.exitCode, 0);
        QVERIFY2(nothing.notes.contains("nothing to undo"), nothing.notes.constData());
        QCOMPARE(run("migrate down 9").exitCode, 2);
        const auto asked = run("migrate down");
        QCOMPARE(asked.exitCode, 2);
        QVERIFY2(asked.notes.contains("perf_001"), asked.notes.constData());
        QVERIFY(run("migrate status").data.contains("perf_001  applied"));
        QCOMPARE(run("migrate down --yes").exitCode, 0);
        QVERIFY(run("migrate status").data.contains("perf_001  pending"));
        QCOMPARE(run("events --filter severity=high").exitCode, 0); // slower, but it works
        QCOMPARE(run("migrate up").exitCode, 0);
        QVERIFY(run("migrate status").data.contains("perf_001  applied"));
    }

    void migrate_goesOn_afterItWasKilled()
    {
        QCOMPARE(run("migrate down --yes").exitCode, 0);
        for (const int afterLines : {1, 3, 6}) {
            QProcess process;
            process.start(QStringLiteral(MINIXDRCTL), {QStringLiteral("--data-dir"), dataDirectory(),
                                                       QStringLiteral("migrate"), QStringLiteral("up")});
            process.setReadChannel(QProcess::StandardError);
            QByteArray said;
            while (said.count('\n') < afterLines && process.waitForReadyRead(kPatience))
                said += process.readAll();
            process.kill(); // SIGKILL: the servers stay behind, and perhaps an invalid index
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished()); // it may have been quicker
        }
        const auto ended = run("migrate up");
        QVERIFY2(ended.exitCode == 0, ended.notes.constData());
        QVERIFY(run("migrate status").data.contains("perf_001  applied"));
    }

    void loadtest_measures_andRemovesWhatItWrote()
    {
        const auto before = run("incidents --json --page-size 1").json()[QStringLiteral("total")].toInt();
        const auto ended = run("loadtest --users 5 --spawn-rate 5 --seconds 4 --json");
        QVERIFY(!ended.json()[QStringLiteral("tasks")].toArray().isEmpty());
        const auto targets = ended.json()[QStringLiteral("targets")].toArray();
        QVERIFY(!targets.isEmpty());
        const bool isMet = std::all_of(targets.begin(), targets.end(), [](const auto &target) {
            return target.toObject()[QStringLiteral("met")].toBool();
        });
        QVERIFY2(ended.exitCode == (isMet ? 0 : 1), ended.notes.constData()); // a busy machine may miss them
        QCOMPARE(run("incidents --json --page-size 1").json()[QStringLiteral("total")].toInt(), before);
    }

    void slowQueries_areLogged_andExplained()
    {
        QCOMPARE(run("slow --threshold 0").exitCode, 2);
        QCOMPARE(run("slow --threshold 1").exitCode, 0);
        QCOMPARE(run("events --filter text=nothing-like-this").exitCode, 0);
        const auto log = run("slow --json").json();
        QCOMPARE(log[QStringLiteral("threshold_ms")].toInt(), 1);
        const auto queries = log[QStringLiteral("queries")].toArray();
        const auto histogram = std::find_if(queries.begin(), queries.end(), [](const auto &query) {
            return query.toObject()[QStringLiteral("statement")].toString() == QStringLiteral("events.histogram");
        });
        QVERIFY(histogram != queries.end());
        const auto number = QString::number(histogram->toObject()[QStringLiteral("number")].toInteger());
        const auto text = run("explain " + number.toLatin1());
        QVERIFY2(text.exitCode == 0 && text.data.contains("Execution Time"), text.notes.constData());
        const auto explained = run("explain " + number.toLatin1() + " --json").json();
        QVERIFY(explained[QStringLiteral("analyzed")].toBool());
        QVERIFY(!explained[QStringLiteral("plan")].toArray().isEmpty());
        QCOMPARE(run("explain 17").exitCode, 1);
        QCOMPARE(run("slow --threshold 100").exitCode, 0);
    }

    void latency_tellsOfProgramsThatHaveEnded()
    {
        const auto report = run("latency --minutes 60 --json").json();
        const auto statements = report[QStringLiteral("statements")].toArray();
        const auto isPage = [](const auto &line) {
            return line.toObject()[QStringLiteral("statement")].toString().startsWith(QStringLiteral("events.page"));
        };
        QVERIFY(std::any_of(statements.begin(), statements.end(), isPage));
        QCOMPARE(run("latency --minutes 0").exitCode, 2);
    }

    void resourcesAndServer_areShown()
    {
        const auto pools = nlohmann::json::parse(run("pool --json").data.toStdString());
        QCOMPARE(pools.at(0).at("pools").at(0).at("name").get<std::string>(), std::string("console"));
        const auto cache = run("cache --json").json();
        QVERIFY(cache[QStringLiteral("redis")].toObject()[QStringLiteral("used_bytes")].toInteger() > 0);
        const auto warmUp = run("cache --warm-up --json");
        QCOMPARE(warmUp.exitCode, 0);
        QVERIFY(warmUp.json()[QStringLiteral("views")].isArray());
        QVERIFY(run("cache --warm-up --keys events").exitCode != 0);
        QCOMPARE(run("cache --keys events").exitCode, 0);
        QCOMPARE(run("cache --invalidate events").exitCode, 0);
        const auto schema = run("indexes --json").json();
        QVERIFY(!schema[QStringLiteral("indexes")].toArray().isEmpty());
        QVERIFY(schema[QStringLiteral("tables")].toArray()[0][QStringLiteral("table_bytes")].toInteger() > 0);
        QCOMPARE(run("sessions").exitCode, 0);
        QCOMPARE(run("sessions --cancel 999999").exitCode, 1);
    }

    void status_tellsOfBothServers()
    {
        const auto ended = run("status");
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.data.contains("PostgreSQL"));
        QVERIFY(ended.data.contains("2 migrations applied"));
    }

    void interrupt_endsCleanly()
    {
        QProcess process;
        process.start(QStringLiteral(MINIXDRCTL),
                      {QStringLiteral("--data-dir"), dataDirectory(), QStringLiteral("loadtest"),
                       QStringLiteral("--users"), QStringLiteral("2"), QStringLiteral("--seconds"),
                       QStringLiteral("60")});
        process.setReadChannel(QProcess::StandardError);
        QByteArray said;
        while (!said.contains("requests/s") && process.waitForReadyRead(kPatience))
            said += process.readAll();
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY2(said.contains("requests/s"), said.constData());
    }

    void emptyFolder_isNotTheUsualOne()
    {
        const auto unset = CtlSandbox::runIn(QString(), {QStringLiteral("status")});
        QCOMPARE(unset.exitCode, 2);
        QVERIFY2(unset.notes.contains("needs a folder"), unset.notes.constData());
    }

    void missingServer_isOneSentence_andNothingIsMade()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
        const auto data = m_ctl.filePath(QStringLiteral("nothing"));
        const auto ended = CtlSandbox::runIn(data, CtlSandbox::words("status"), environment);
        QCOMPARE(ended.exitCode, 3);
        QVERIFY2(ended.notes.contains("install the package redis-server"), ended.notes.constData());
        QVERIFY(!QDir(data + QStringLiteral("/postgres")).exists());
    }

    void dataFolder_withoutPermission_isOneSentence()
    {
        const auto ended = CtlSandbox::runIn(QStringLiteral("/proc/minixdr"), CtlSandbox::words("status"));
        QVERIFY(ended.exitCode != 0);
        QCOMPARE(ended.data, QByteArray());
        QVERIFY2(ended.notes.contains("--data-dir"), ended.notes.constData());
    }
};

QTEST_GUILESS_MAIN(TestMinixdrctl)
#include "tst_minixdrctl.moc"
