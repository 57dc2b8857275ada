// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/server_command.h"

#include "services/local/server_user.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>

#include <grp.h>
#include <unistd.h>

namespace minixdr
{
namespace
{

void dropRoot()
{
    const auto &user = ServerUser::current();
    if (user && (setgroups(0, nullptr) != 0 || setgid(user->gid) != 0 || setuid(user->uid) != 0))
        _exit(126);
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
    process.setChildProcessModifier(dropRoot);
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
        process.kill();
        process.waitForFinished(5000);
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
