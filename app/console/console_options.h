// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/workspace/open_profile.h"

#include <QString>
#include <QStringList>

namespace minixdr
{

/// What the command line asks for.
struct ConsoleOptions {
    ServerChoice servers; ///< --profile, --data-dir
    QString tourFolder;   ///< --tour; empty: no tour
    QString page;         ///< --page; empty: the one shown last
    QString platform;     ///< -platform, as every Qt program has it
    bool wantsHelp = false;
    bool wantsVersion = false;
};

/// Invalid for options that do not exist; the text says which.
Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments);
QString consoleHelp();

} // namespace minixdr
