// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/server_watch.h"
#include "tests/support/run_task.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <libpq-fe.h>
#include <sys/stat.h>

#include <csignal>

using namespace minixdr;
using namespace std::chrono_literals;

/// The console looks after its private servers, and leaves alone what is well.
class TestServerWatch : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::shared_ptr<LocalStack> m_stack;

    pid_t postmaster() const
    {
        QFile file(m_stack->dataFolder() + QStringLiteral("/postgres/postmaster.pid"));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toInt() : 0;
    }
    bool answers() const
    {
        return PQping(m_stack->conninfo(QStringLiteral("minixdr_owner")).toUtf8().constData()) == PQPING_OK;
    }
    void kill() const
    {
        const auto pid = postmaster();
        QVERIFY(pid > 1 && ::kill(pid, SIGKILL) == 0);
        QTRY_VERIFY(!answers());
    }
    static WorkspaceStatus status(bool isWell)
    {
        WorkspaceStatus status;
        status.pool.isAvailable = isWell;
        status.cache.isAvailable = true;
        return status;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755) == 0); // for the servers' user
        LocalStack::Options options;
        options.dataDirectory = m_folder.filePath(QStringLiteral("data"));
        auto stack = LocalStack::open(std::move(options));
        VERIFY_OK(stack);
        m_stack = std::move(*stack);
    }

    void serverThatComesBackByItself_isLeftAlone()
    {
        ServerWatch watch(m_stack, 500ms);
        watch.setStatus(status(false));
        watch.setStatus(status(true));
        kill(); // nobody has said so
        QTest::qWait(1500);
        QVERIFY(!answers());
        VERIFY_OK(m_stack->restart({}));
    }

    void killedServer_isStartedAgain_eachTime()
    {
        ServerWatch watch(m_stack, 100ms);
        for (int time = 0; time < 2; ++time) {
            kill();
            watch.setStatus(status(false));
            QTRY_VERIFY_WITH_TIMEOUT(answers(), 60'000);
            watch.setStatus(status(true));
        }
    }

    void watchThatGoes_whileItStarts_leavesNothingInTheWay()
    {
        {
            ServerWatch watch(m_stack, 0ms);
            kill();
            watch.setStatus(status(false));
            QTest::qWait(50); // it has begun
        }
        VERIFY_OK(m_stack->restart({}));
        QVERIFY(answers());
    }
};

QTEST_GUILESS_MAIN(TestServerWatch)
#include "tst_server_watch.moc"
