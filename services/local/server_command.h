// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace minixdr
{

/// Runs one of the servers' own programs to its end, as the servers' user. Blocks: for a worker thread or a
/// command-line program, never for the GUI thread.
/// @return what it printed; Unavailable with its last line if it failed, Timeout, or Cancelled.
Result<QByteArray> runServerCommand(const QString &program, const QStringList &arguments, std::chrono::seconds limit,
                                    std::stop_token stop = {});

} // namespace minixdr
