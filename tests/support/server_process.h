// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace minixdr
{

/// A server of a test, as a child of the test: it dies with it, even when the test is killed. Started by root it runs
/// as the unprivileged user `postgres`, because PostgreSQL refuses root.
class ServerProcess : public QProcess
{
    Q_OBJECT
public:
    explicit ServerProcess(QObject *parent = nullptr);

    /// Runs a program to its end as the same user; fatal with its output if it fails, for a test without its server
    /// is a failed test.
    static void run(const QString &program, const QStringList &arguments, const QByteArray &input = {});

    /// Gives a folder to the user that servers run as.
    static void giveFolder(const QString &path);
};

} // namespace minixdr
