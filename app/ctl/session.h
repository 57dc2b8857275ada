// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

#include <stop_token>

namespace minixdr::ctl
{

/// Starts (or joins) the local servers, brings the database as far as the command needs it, runs the command, and
/// leaves the servers to whoever else uses them.
ExitCode runInSession(const Request &request, std::stop_token stop);

} // namespace minixdr::ctl
