// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

namespace minixdr
{

/// How one run of a program ended.
struct ProgramRun {
    int exitCode = -1; ///< -1: it crashed, or had to be killed
    QByteArray data;   ///< stdout
    QByteArray notes;  ///< stderr

    QJsonObject json() const;
};

/// Runs a program to its end, for two minutes at most.
ProgramRun runProgram(const QString &program, const QStringList &arguments,
                      const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(),
                      const QString &folder = {});

} // namespace minixdr
