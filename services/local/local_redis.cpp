// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_redis.h"

#include "services/local/server_command.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

QString serverProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("redis-server"));
}

} // namespace

bool LocalRedis::isRunning() const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    if (!socket.waitForConnected(200))
        return false;
    socket.write("PING\r\n");
    return socket.waitForReadyRead(500) && socket.readAll().startsWith("+PONG");
}

Result<> LocalRedis::checkInstalled() const
{
    if (serverProgram().isEmpty())
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("Redis is not installed: install the package redis-server"));
    return {};
}

Result<> LocalRedis::start(std::stop_token stop) const
{
    if (isRunning())
        return {};
    const auto program = serverProgram();
    const QStringList arguments{QStringLiteral("--daemonize"),
                                QStringLiteral("yes"),
                                QStringLiteral("--port"),
                                QStringLiteral("0"),
                                QStringLiteral("--unixsocket"),
                                socketPath(),
                                QStringLiteral("--unixsocketperm"),
                                QStringLiteral("700"),
                                QStringLiteral("--dir"),
                                m_folders.redis,
                                QStringLiteral("--logfile"),
                                m_folders.redis + QStringLiteral("/redis.log"),
                                QStringLiteral("--save"),
                                QString(),
                                QStringLiteral("--maxmemory"),
                                QStringLiteral("256mb"),
                                QStringLiteral("--maxmemory-policy"),
                                QStringLiteral("allkeys-lru")};
    MX_CHECK(runServerCommand(program, arguments, 10s, stop));
    QElapsedTimer since;
    since.start();
    while (!isRunning()) {
        if (since.elapsed() > 5000)
            return failure(ErrorKind::Unavailable,
                           QStringLiteral("Redis does not answer; see %1/redis.log").arg(m_folders.redis));
        QThread::msleep(10);
    }
    return {};
}

Result<> LocalRedis::stop() const
{
    if (!isRunning())
        return {};
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    if (!socket.waitForConnected(500))
        return {};
    socket.write("SHUTDOWN NOSAVE\r\n");
    if (socket.waitForBytesWritten(500) && !socket.waitForDisconnected(5000))
        return failure(ErrorKind::Timeout, QStringLiteral("Redis did not stop within 5 s"));
    return {};
}

} // namespace minixdr
