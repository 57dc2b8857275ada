// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_redis.h"

#include "services/local/server_command.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QThread>

#include <sys/socket.h>

#include <csignal>

Q_LOGGING_CATEGORY(lcLocalRedis, "minixdr.local.redis", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

QString serverProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("redis-server"));
}

constexpr auto kAnswer = 500ms;
constexpr auto kPatience = 3s; ///< before a server that is silent is ended

bool answers(QLocalSocket &socket, std::chrono::milliseconds limit)
{
    socket.write("PING\r\n");
    return socket.waitForReadyRead(static_cast<int>(limit.count())) && socket.readAll().startsWith("+PONG");
}

/// Of whoever listens at the other end.
pid_t processOf(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? peer.pid : 0;
}

} // namespace

bool LocalRedis::isRunning() const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    return socket.waitForConnected(200) && answers(socket, kAnswer);
}

/// A second server at its socket would leave it behind for ever, and those who are connected to it in a cache of their
/// own. Nothing is lost with it.
void LocalRedis::endSilent() const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    if (!socket.waitForConnected(200) || answers(socket, kPatience))
        return;
    const auto process = processOf(socket);
    if (process <= 1 || socket.state() != QLocalSocket::ConnectedState || ::kill(process, SIGKILL) != 0)
        return;
    qCWarning(lcLocalRedis) << "Redis (process" << process << ") did not answer and was ended";
    socket.waitForDisconnected(static_cast<int>(kPatience / 1ms));
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
    endSilent();
    if (isRunning()) // it was slow
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
    endSilent();
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
