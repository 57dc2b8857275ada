// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/ctl_sandbox.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace minixdr;

/// minixdr-console as its user starts it, off-screen.
class TestConsole : public QObject
{
    Q_OBJECT
private:
    CtlSandbox m_ctl; ///< whose folder the console works on

    QStringList onData(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--data-dir"), m_ctl.dataDirectory()} + arguments;
    }
    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("minixdr.console.info=true"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_ctl.filePath(QStringLiteral("config")));
        return environment;
    }
    QProcessEnvironment withoutRedis() const
    {
        auto changed = environment();
        changed.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
        return changed;
    }
    /// The console in its window, until it is told to end.
    static std::unique_ptr<QProcess> start(const QStringList &arguments, const QProcessEnvironment &environment)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->setReadChannel(QProcess::StandardError);
        process->start(QStringLiteral(CONSOLE), arguments);
        return process;
    }
    static bool says(QProcess &process, const char *words)
    {
        QByteArray said;
        while (!said.contains(words) && process.waitForReadyRead(CtlSandbox::kPatience))
            said += process.readAll();
        return said.contains(words);
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_ctl.run("demo --events 3000 --incidents 30").exitCode, 0); }

    void wrongUsage_isSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("option") << QStringList{QStringLiteral("--colour")} << QStringLiteral("colour");
        QTest::newRow("page") << onData({QStringLiteral("--page"), QStringLiteral("evnts")})
                              << QStringLiteral("no page 'evnts'; the pages are incidents, events");
        QTest::newRow("profile") << QStringList{QStringLiteral("--profile=")} << QStringLiteral("needs a name");
    }
    void wrongUsage_isSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto ended = runProgram(QStringLiteral(CONSOLE), arguments, environment());
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.notes.contains(says.toUtf8()), ended.notes.constData());
    }

    void tour_picturesEveryPage_withData()
    {
        const QDir pictures(m_ctl.filePath(QStringLiteral("tour")));
        const auto ended =
            runProgram(QStringLiteral(CONSOLE), onData({QStringLiteral("--tour"), pictures.path()}), environment());
        QVERIFY2(ended.exitCode == 0, ended.notes.constData());
        for (const char *page : {"incidents", "events", "latency", "diagnostics", "migrations", "load_test"})
            QVERIFY2(!pictures.entryList({QString::fromLatin1(page) + QStringLiteral("*.png")}).isEmpty(), page);
    }

    void missingServer_isOneSentence_andFails()
    {
        const auto ended = runProgram(QStringLiteral(CONSOLE),
                                      {QStringLiteral("--data-dir"), m_ctl.filePath(QStringLiteral("nothing")),
                                       QStringLiteral("--tour"), m_ctl.filePath(QStringLiteral("none"))},
                                      withoutRedis());
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.notes.contains("install the package redis-server"), ended.notes.constData());
    }

    /// Its start screen says why; whoever closes it has a program that failed.
    void failedStart_isAFailure_thoughItsWindowWasThere()
    {
        const auto console =
            start({QStringLiteral("--data-dir"), m_ctl.filePath(QStringLiteral("nothing"))}, withoutRedis());
        QVERIFY(says(*console, "install the package redis-server"));
        QCOMPARE(console->state(), QProcess::Running);
        console->terminate();
        QVERIFY(console->waitForFinished(20'000));
        QCOMPARE(console->exitStatus(), QProcess::NormalExit);
        QCOMPARE(console->exitCode(), 1);
    }

    void killedPostgres_isStartedAgain_andASignalEndsTheConsole()
    {
        const auto console = start(onData({}), environment());
        QVERIFY(says(*console, "rows of"));
        QFile file(m_ctl.dataDirectory() + QStringLiteral("/postgres/postmaster.pid"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto pid = file.readLine().trimmed().toInt();
        QVERIFY(pid > 1 && ::kill(pid, SIGKILL) == 0);
        const auto isBack = [this, pid] {
            QFile again(m_ctl.dataDirectory() + QStringLiteral("/postgres/postmaster.pid"));
            return again.open(QIODevice::ReadOnly) && again.readLine().trimmed().toInt() != pid;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_ctl.run("status").exitCode == 0, 60'000);
        console->terminate();
        QVERIFY(console->waitForFinished(60'000));
        QCOMPARE(console->exitStatus(), QProcess::NormalExit);
        QCOMPARE(console->exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
