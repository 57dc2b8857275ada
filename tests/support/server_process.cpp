// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_process.h"

#include "services/local/server_user.h"

#include <QFile>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace minixdr
{
namespace
{

// Runs between fork and exec: only async-signal-safe calls.
void becomeServer()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (const auto &user = ServerUser::current()) {
        if (!user->assume())
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGKILL); // a change of user clears it
    }
}

} // namespace

ServerProcess::ServerProcess(QObject *parent) : QProcess(parent)
{
    ServerUser::current(); // looked up before fork
    setChildProcessModifier(becomeServer);
    setProcessChannelMode(QProcess::MergedChannels);
    setWorkingDirectory(QStringLiteral("/"));
}

void ServerProcess::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    ServerProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s %s failed: %s", qPrintable(program), qPrintable(arguments.join(QLatin1Char(' '))),
               process.readAll().constData());
}

void ServerProcess::giveFolder(const QString &path)
{
    if (const auto &user = ServerUser::current())
        if (chown(QFile::encodeName(path).constData(), user->uid, user->gid) != 0)
            qFatal("cannot give %s to the server's user", qPrintable(path));
}

} // namespace minixdr
