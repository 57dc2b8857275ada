// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program_run.h"

#include <QJsonDocument>
#include <QProcess>

namespace minixdr
{
namespace
{

constexpr int kPatience = 120'000; ///< milliseconds

} // namespace

QJsonObject ProgramRun::json() const
{
    return QJsonDocument::fromJson(data).object();
}

ProgramRun runProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
                      const QString &folder)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace minixdr
