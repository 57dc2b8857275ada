// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/exit_code.h"

namespace minixdr::ctl
{

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return ExitCode::Interrupted;
    case ErrorKind::Timeout:
    case ErrorKind::Contention:
        return ExitCode::Timeout;
    case ErrorKind::Unavailable:
    case ErrorKind::Overloaded:
        return ExitCode::Unavailable;
    case ErrorKind::Denied:
        return ExitCode::Denied;
    case ErrorKind::Invalid:
        return ExitCode::Usage;
    case ErrorKind::Conflict:
    case ErrorKind::NotFound:
    case ErrorKind::Bug:
        break;
    }
    return ExitCode::Failed;
}

} // namespace minixdr::ctl
