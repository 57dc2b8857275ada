// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/workspace_config.h"

#include <QString>

namespace minixdr
{

/// Where a user's profiles lie: mini-xdr/profiles in the configuration folder (XDG Base Directory Specification).
QString profilesFolder();

/// The profile of servers that are there already: NAME.json in profilesFolder(), or a file whose name ends in ".json".
/// A profile holds no password: libpq finds that of PostgreSQL in ~/.pgpass, that of Redis lies in a file which only
/// its owner may read. Invalid or Denied say which file, which field, and what to do.
Result<WorkspaceConfig> readProfile(const QString &nameOrFile);

} // namespace minixdr
