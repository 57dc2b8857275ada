// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_sandbox.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLocalSocket>

#include <csignal>

namespace minixdr
{

RedisSandbox::RedisSandbox(QStringList extraArguments)
    : m_folder(QDir::tempPath() + QStringLiteral("/mx-redis-XXXXXX")), m_extraArguments(std::move(extraArguments))
{
    ServerProcess::giveFolder(m_folder.path());
    start();
}

RedisSandbox::~RedisSandbox()
{
    stop();
}

void RedisSandbox::start()
{
    m_server = std::make_unique<ServerProcess>();
    m_server->start(QStringLiteral("redis-server"),
                    QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"),
                                socketPath(), QStringLiteral("--unixsocketperm"), QStringLiteral("777"),
                                QStringLiteral("--save"), QString(), QStringLiteral("--dir"), m_folder.path()} +
                        m_extraArguments);
    QElapsedTimer since;
    since.start();
    for (QLocalSocket probe;; probe.abort()) {
        probe.connectToServer(socketPath());
        if (probe.waitForConnected(100))
            return;
        if (since.elapsed() > 10'000 || m_server->waitForFinished(10))
            qFatal("Redis does not start: %s", m_server->readAll().constData());
    }
}

void RedisSandbox::stop()
{
    if (m_server->state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(pid()), SIGKILL);
    m_server->waitForFinished(5'000);
    QFile::remove(socketPath());
}

void RedisSandbox::freeze()
{
    ::kill(static_cast<pid_t>(pid()), SIGSTOP);
}
void RedisSandbox::thaw()
{
    if (pid() > 0) // 0 would be our own process group
        ::kill(static_cast<pid_t>(pid()), SIGCONT);
}

} // namespace minixdr
