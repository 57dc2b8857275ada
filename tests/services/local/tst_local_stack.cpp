// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_stack.h"
#include "services/local/server_user.h"
#include "tests/support/run_task.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <libpq-fe.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

using namespace minixdr;

namespace
{

bool answers(const QString &conninfo)
{
    return PQping(conninfo.toUtf8().constData()) == PQPING_OK;
}

/// Who holds the socket of our Redis; 0 if nobody does.
pid_t processOf(const LocalRedis &redis)
{
    QLocalSocket socket;
    socket.connectToServer(redis.socketPath());
    ucred peer{};
    socklen_t size = sizeof peer;
    const bool isKnown = socket.waitForConnected(1000) && getsockopt(static_cast<int>(socket.socketDescriptor()),
                                                                     SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    return isKnown ? peer.pid : 0;
}

} // namespace

/// The private servers: shared, adopted, stopped by the last, and clear about what keeps them from starting.
class TestLocalStack : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString folder(const QString &name) const
    {
        // Root's servers run as another user, who must be able to get in.
        chmod(QFile::encodeName(m_folder.path()).constData(), 0755);
        return m_folder.filePath(name);
    }

    static Result<std::unique_ptr<LocalStack>> open(const QString &dataDirectory)
    {
        LocalStack::Options options;
        options.dataDirectory = dataDirectory;
        return LocalStack::open(std::move(options));
    }

private Q_SLOTS:
    void open_servesBoth_andTheLastStopsThem()
    {
        auto first = open(folder(QStringLiteral("shared")));
        VERIFY_OK(first);
        auto second = open(folder(QStringLiteral("shared")));
        VERIFY_OK(second);
        const auto conninfo = (*first)->conninfo(QStringLiteral("minixdr_owner"));
        const LocalRedis redis(StackFolders::choose(folder(QStringLiteral("shared"))));
        QVERIFY(answers(conninfo));
        QVERIFY(redis.isRunning());
        first->reset();
        QVERIFY2(answers(conninfo), "the second program still uses them");
        second->reset();
        QVERIFY(!answers(conninfo));
        QVERIFY(!redis.isRunning());
    }

    void open_isQuick_whenTheStackIsUp()
    {
        const auto first = open(folder(QStringLiteral("shared")));
        VERIFY_OK(first);
        QElapsedTimer since;
        since.start();
        const auto second = open(folder(QStringLiteral("shared")));
        VERIFY_OK(second);
        QVERIFY2(since.elapsed() < 500, qPrintable(QString::number(since.elapsed())));
    }

    void open_adoptsWhatAKilledOwnerLeft()
    {
        const auto data = folder(QStringLiteral("adopted"));
        QProcess owner;
        owner.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), data});
        QVERIFY(owner.waitForReadyRead(60'000));
        QCOMPARE(owner.readAllStandardOutput(), QByteArray("up\n"));
        owner.kill();
        QVERIFY(owner.waitForFinished());
        auto heir = open(data);
        VERIFY_OK(heir);
        const auto conninfo = (*heir)->conninfo(QStringLiteral("minixdr_owner"));
        QVERIFY(answers(conninfo));
        heir->reset();
        QVERIFY(!answers(conninfo));
    }

    void open_startsAgain_afterTheServersWereKilled()
    {
        const auto data = folder(QStringLiteral("killed"));
        const auto first = open(data);
        VERIFY_OK(first);
        QFile pidFile(data + QStringLiteral("/postgres/postmaster.pid"));
        QVERIFY(pidFile.open(QIODevice::ReadOnly));
        const auto pid = pidFile.readLine().trimmed().toInt();
        QVERIFY(pid > 1 && ::kill(pid, SIGKILL) == 0);
        const auto conninfo = (*first)->conninfo(QStringLiteral("minixdr_owner"));
        QTRY_VERIFY(!answers(conninfo));
        const auto second = open(data);
        VERIFY_OK(second);
        QVERIFY(answers(conninfo));
    }

    void restart_startsWhatWasKilled_andNothingElse()
    {
        const auto data = folder(QStringLiteral("killed"));
        auto stack = open(data);
        VERIFY_OK(stack);
        const auto conninfo = (*stack)->conninfo(QStringLiteral("minixdr_owner"));
        const LocalRedis redis(StackFolders::choose(data));
        const auto kept = processOf(redis);
        QFile pidFile(data + QStringLiteral("/postgres/postmaster.pid"));
        QVERIFY(pidFile.open(QIODevice::ReadOnly));
        const auto pid = pidFile.readLine().trimmed().toInt();
        QVERIFY(pid > 1 && ::kill(pid, SIGKILL) == 0);
        QTRY_VERIFY(!answers(conninfo));
        VERIFY_OK((*stack)->restart({}));
        QVERIFY(answers(conninfo));
        QCOMPARE(processOf(redis), kept);

        QVERIFY(::kill(kept, SIGKILL) == 0);
        QTRY_VERIFY(!redis.isRunning());
        VERIFY_OK((*stack)->restart({}));
        QVERIFY(redis.isRunning());
    }

    void open_endsARedisThatHangs_ratherThanLeaveItBehind()
    {
        const auto data = folder(QStringLiteral("hung"));
        auto first = open(data);
        VERIFY_OK(first);
        const LocalRedis redis(StackFolders::choose(data));
        const auto hung = processOf(redis);
        QVERIFY(hung > 1 && ::kill(hung, SIGSTOP) == 0);
        auto second = open(data);
        VERIFY_OK(second);
        QTRY_VERIFY(::kill(hung, 0) != 0);
        QVERIFY(redis.isRunning());

        const auto last = processOf(redis);
        QVERIFY(last > 1 && last != hung && ::kill(last, SIGSTOP) == 0);
        second->reset();
        first->reset();
        QTRY_VERIFY(::kill(last, 0) != 0);
    }

    void open_refusesAnotherVersionsData()
    {
        const auto data = folder(QStringLiteral("old"));
        VERIFY_OK(StackFolders::choose(data).create());
        QVERIFY(QDir().mkpath(data + QStringLiteral("/postgres")));
        QFile version(data + QStringLiteral("/postgres/PG_VERSION"));
        QVERIFY(version.open(QIODevice::WriteOnly) && version.write("13\n") == 3);
        version.close();
        const auto stack = open(data);
        QVERIFY(!stack);
        QCOMPARE(stack.error().kind, ErrorKind::Invalid);
        QVERIFY2(stack.error().what.contains(QStringLiteral("PostgreSQL 13")), qPrintable(stack.error().what));
    }

    void open_leavesAFolderWithOtherFilesAsItIs()
    {
        const auto data = folder(QStringLiteral("home"));
        QVERIFY(QDir().mkpath(data));
        QFile letter(data + QStringLiteral("/letter.txt"));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        struct stat before {
        };
        QVERIFY(stat(QFile::encodeName(data).constData(), &before) == 0);
        const auto stack = open(data);
        QVERIFY(!stack);
        QCOMPARE(stack.error().kind, ErrorKind::Invalid);
        QVERIFY2(stack.error().what.contains(QStringLiteral("letter.txt")), qPrintable(stack.error().what));
        struct stat after {
        };
        QVERIFY(stat(QFile::encodeName(data).constData(), &after) == 0);
        QCOMPARE(after.st_mode, before.st_mode);
        QCOMPARE(after.st_uid, before.st_uid);
        QCOMPARE(QDir(data).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("letter.txt")});
    }

    void open_worksWhateverThePathHolds()
    {
        const auto data = folder(QStringLiteral("Müller's data, 東京/") + QString(90, QLatin1Char('x')));
        VERIFY_OK(open(data));
        QVERIFY2(!QFile::exists(data + QStringLiteral("/postgres/postmaster.pid")), "the last one stops them here too");
        const auto quoted = open(folder(QStringLiteral("a\"b")));
        QVERIFY(!quoted);
        QCOMPARE(quoted.error().kind, ErrorKind::Invalid);
    }

    void open_isOneStack_whicheverWayItsPathIsWritten()
    {
        const auto link = folder(QStringLiteral("link"));
        QVERIFY(QFile::link(m_folder.path(), link));
        const auto first = open(link + QStringLiteral("/shared"));
        VERIFY_OK(first);
        const auto second = open(folder(QStringLiteral("shared")));
        VERIFY_OK(second);
        QCOMPARE((*first)->redisSocket(), (*second)->redisSocket());
    }

    void open_isDeafToVariablesForOtherServers()
    {
        for (const auto &[name, value] : {std::pair("PGPORT", "5999"), std::pair("PGSERVICE", "elsewhere"),
                                          std::pair("PGOPTIONS", "-c statement_timeout=1")})
            qputenv(name, value);
        VERIFY_OK(open(folder(QStringLiteral("shared"))));
    }

    void open_takesNoOtherProgramForTheServer()
    {
        const auto data = folder(QStringLiteral("shared"));
        QProcess other; // of the servers' user, as after a reboot
        other.setChildProcessModifier([] {
            if (const auto &user = ServerUser::current(); user && !user->assume())
                _exit(1);
        });
        other.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(other.waitForStarted());
        QFile pidFile(data + QStringLiteral("/postgres/postmaster.pid"));
        QVERIFY(pidFile.open(QIODevice::WriteOnly));
        pidFile.write(QByteArray::number(other.processId()) + '\n' + QFile::encodeName(data) +
                      "/postgres\n1790000000\n5432\n/tmp\n\n  1 1\nready\n");
        pidFile.close();
        VERIFY_OK(open(data));
        QCOMPARE(other.state(), QProcess::Running);
        other.kill();
        QVERIFY(other.waitForFinished());
    }

    void open_leavesNoServer_whenItIsCancelled_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("after");
        for (const int after : {0, 120})
            QTest::addRow("making, %d ms", after) << QStringLiteral("create_database") << after;
        for (const int after : {0, 20, 40, 80, 160})
            QTest::addRow("starting, %d ms", after) << QStringLiteral("start_servers") << after;
    }
    void open_leavesNoServer_whenItIsCancelled()
    {
        QFETCH(QString, step);
        QFETCH(int, after);
        const bool isMaking = step == QLatin1String("create_database");
        const auto data =
            isMaking ? folder(QStringLiteral("cancelled-%1").arg(after)) : folder(QStringLiteral("shared"));
        std::stop_source stop;
        std::thread canceller;
        LocalStack::Options options;
        options.dataDirectory = data;
        options.stop = stop.get_token();
        options.progress = [&](const Progress &progress) {
            if (progress.step == step)
                canceller = std::thread([&stop, after] {
                    QThread::msleep(static_cast<unsigned long>(after));
                    stop.request_stop();
                });
        };
        {
            const auto stack = LocalStack::open(std::move(options));
            QVERIFY(canceller.joinable());
            canceller.join();
            QVERIFY(stack || stack.error().kind == ErrorKind::Cancelled);
        }
        QVERIFY(!QFile::exists(data + QStringLiteral("/postgres/postmaster.pid")));
        QVERIFY(!QFile::exists(data + QStringLiteral("/postgres.unfinished")));
        QVERIFY(!QDir(StackFolders::choose(data).runtime).exists());
    }

    void open_canBeCancelled_whileAnotherProgramStartsThem()
    {
        const auto data = folder(QStringLiteral("shared"));
        StackLock gate(data + QStringLiteral("/gate.lock"));
        QVERIFY(gate.tryToExclude());
        std::stop_source stop;
        LocalStack::Options options;
        options.dataDirectory = data;
        options.stop = stop.get_token();
        options.progress = [&stop](const Progress &progress) {
            if (progress.step == QLatin1String("wait_for_other_program"))
                stop.request_stop();
        };
        const auto stack = LocalStack::open(std::move(options));
        QVERIFY(!stack);
        QCOMPARE(stack.error().kind, ErrorKind::Cancelled);
    }

    void open_saysThatItMayNotWrite()
    {
        const auto stack = open(QStringLiteral("/proc/mini-xdr"));
        QVERIFY(!stack);
        QCOMPARE(stack.error().kind, ErrorKind::Denied);
        QVERIFY2(stack.error().what.contains(QStringLiteral("--data-dir")), qPrintable(stack.error().what));
    }

    void open_leavesNothing_whenTheDiskIsFull()
    {
        if (geteuid() != 0)
            return; // only root can mount a small disk; the check itself is the same for everybody
        const auto disk = folder(QStringLiteral("full"));
        QVERIFY(QDir().mkpath(disk));
        const auto name = QFile::encodeName(disk);
        if (mount("tmpfs", name.constData(), "tmpfs", 0, "size=4m,mode=0755") != 0)
            QFAIL("a tmpfs cannot be mounted");
        const auto stack = open(disk + QStringLiteral("/data"));
        const bool isClean = QDir(disk).isEmpty();
        umount(name.constData());
        QVERIFY(!stack);
        QVERIFY2(stack.error().what.contains(QStringLiteral("is full")), qPrintable(stack.error().what));
        QVERIFY(isClean);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--hold")) {
        LocalStack::Options options;
        options.dataDirectory = arguments.value(2);
        const auto stack = LocalStack::open(std::move(options));
        if (!stack)
            return 1;
        fputs("up\n", stdout);
        fflush(stdout);
        return application.exec();
    }
    TestLocalStack test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_local_stack.moc"
