// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/progress.h"
#include "services/base/result.h"

#include <stop_token>
#include <vector>

namespace minixdr
{

class Workspace;

/// How far a database is brought before it is worked with.
enum class Preparation : quint8 {
    Nothing, ///< as it is
    Schema,  ///< a database without any schema gets all migrations; one that has some is left as it is
    Demo,    ///< then one without organizations, which nobody works with yet, gets the rest and the demo tenants too
};

/// Makes a private database usable. It blocks, and says what it does through `progress` ("wait", "run", "demo …"):
/// for a worker thread or a command-line program. A schema that somebody has undone is not run again, and one that
/// another text or a newer program has made is left as it is.
Result<> prepareWorkspace(Workspace &workspace, Preparation preparation, ProgressSink progress, std::stop_token stop);

/// In whose name the audit records what this program does.
QString systemUserName();

/// What becomes of an organization that is named and is not there.
enum class Missing : quint8 {
    Refused,
    MadeFirst, ///< made if there is none at all: then its name is no slip of another's
    Made,
};

/// Who works here: the organization of this name or slug (the first by name if it is empty), in the name of the
/// system's user. Blocks as well, and tells `progress` if it makes one. Invalid names the slugs there are.
Result<Session> chooseSession(Workspace &workspace, const QString &name, Missing missing, ProgressSink progress,
                              std::stop_token stop);

} // namespace minixdr
