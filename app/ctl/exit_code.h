// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"

namespace minixdr::ctl
{

/// What a shell script may rely on; `minixdrctl --help` lists them.
enum class ExitCode : int {
    Ok = 0,
    Failed = 1,      ///< the command ran, and what it did or checked failed
    Usage = 2,       ///< an option or argument cannot be accepted
    Unavailable = 3, ///< a server cannot be reached or started
    Denied = 4,      ///< authentication or permission
    Timeout = 5,     ///< a deadline or a lock
    Partial = 6,     ///< an import left lines out; the rest is stored
    Interrupted = 130,
};

ExitCode exitCodeOf(ErrorKind kind);

} // namespace minixdr::ctl
