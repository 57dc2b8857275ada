// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/server_command.h"

#include "services/local/server_user.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>

#include <pthread.h>
#include <unistd.h>

#include <csignal>

namespace minixdr
{
namespace
{

/// In the child, before it becomes the program. A session of its own keeps the terminal's Ctrl+C from it: who asked for
/// the servers decides what becomes of them. The signals are as a program expects them, not as this one has set them.
void becomeServersProgram()
{
    setsid();
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    if (const auto &user = ServerUser::current(); user && !user->assume())
        _exit(126);
}

/// Messages are English, for start() reads them.
QProcessEnvironment serversEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

/// Interrupted, initdb removes what it has made and pg_ctl ends the server that it was starting.
void interrupt(QProcess &process)
{
    const auto pid = static_cast<pid_t>(process.processId());
    if (pid > 0)
        ::kill(pid, SIGINT);
    if (process.waitForFinished(10'000))
        return;
    process.kill();
    process.waitForFinished(5000);
}

QString lastLine(const QByteArray &output)
{
    const auto lines = QString::fromUtf8(output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.isEmpty() ? QStringLiteral("without a word") : lines.last().trimmed();
}

} // namespace

Result<QByteArray> runServerCommand(const QString &program, const QStringList &arguments, std::chrono::seconds limit,
                                    std::stop_token stop)
{
    // A file, not a pipe: pg_ctl leaves a server behind that holds its output open.
    QTemporaryFile output;
    if (!output.open())
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("no temporary file can be made: %1").arg(output.errorString()));
    ServerUser::current(); // looked up before fork
    QProcess process;
    process.setChildProcessModifier(becomeServersProgram);
    process.setProcessEnvironment(serversEnvironment());
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(output.fileName());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);

    QElapsedTimer since;
    since.start();
    const auto name = QFileInfo(program).fileName();
    while (!process.waitForFinished(50)) {
        if (process.state() == QProcess::NotRunning)
            break;
        const bool isLate = since.elapsed() > std::chrono::milliseconds(limit).count();
        if (!isLate && !stop.stop_requested())
            continue;
        interrupt(process);
        return failure(isLate ? ErrorKind::Timeout : ErrorKind::Cancelled,
                       isLate ? QStringLiteral("%1 did not end within %2 s").arg(name).arg(limit.count())
                              : QStringLiteral("%1 was cancelled").arg(name));
    }
    const auto printed = output.readAll();
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return failure(ErrorKind::Unavailable, QStringLiteral("%1 failed: %2").arg(name, lastLine(printed)));
    return printed;
}

} // namespace minixdr
