// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/local_stack.h"
#include "services/workspace/workspace_config.h"

namespace minixdr
{

/// The profile "local": the servers of this stack, which must outlive the workspace.
WorkspaceConfig localProfile(const LocalStack &stack);

} // namespace minixdr
