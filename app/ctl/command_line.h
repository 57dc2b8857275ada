// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "services/workspace/prepare_workspace.h"

namespace minixdr::ctl
{

/// Which stores a command needs before it can start: the migrations command must work on an empty database.
enum class Needs : quint8 { Servers, Schema, Organization };

/// What the words on the command line ask for.
struct Request {
    GlobalOptions options;
    Needs needs = Needs::Organization;
    Missing missing = Missing::Refused; ///< the organization
    Command command;                    ///< empty: there is nothing left to do
    ExitCode exitCode = ExitCode::Ok;   ///< then this is the answer (help, version, a usage error already printed)
};

Request parseCommandLine(int argc, char **argv);

} // namespace minixdr::ctl
