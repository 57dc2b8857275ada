// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program_run.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace minixdr
{

/// minixdrctl as its user runs it, on private servers in a folder of the test's own.
class CtlSandbox
{
public:
    static constexpr int kPatience = 120'000;

    CtlSandbox()
    {
        if (!m_folder.isValid() || ::chmod(QFile::encodeName(m_folder.path()).constData(), 0755) != 0)
            qFatal("there is no folder for the servers' user");
    }

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); }
    static ProgramRun runIn(const QString &data, const QStringList &arguments,
                            const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        return runProgram(QStringLiteral(MINIXDRCTL), QStringList{QStringLiteral("--data-dir"), data} + arguments,
                          environment);
    }

    QString dataDirectory() const { return filePath(QStringLiteral("stack")); }
    ProgramRun run(const QStringList &arguments) const { return runIn(dataDirectory(), arguments); }
    ProgramRun run(const char *line) const { return run(words(line)); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    QString fileOf(const char *name, const QByteArray &content) const
    {
        QFile file(filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", name);
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace minixdr
