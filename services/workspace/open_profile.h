// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/local_stack.h"
#include "services/workspace/workspace_config.h"

#include <memory>

namespace minixdr
{

/// Which servers a program works on: its own private ones, or those that a profile names.
struct ServerChoice {
    QString profile;       ///< name or file; empty: the local default
    QString dataDirectory; ///< of the local default; empty: the user's own
};

/// A profile to open a workspace on.
struct OpenedProfile {
    std::shared_ptr<LocalStack> stack; ///< the local default's servers, which must outlive the workspace; else null
    WorkspaceConfig config;

    /// A private database is made and filled as needed. That of a profile is somebody's: nothing is done to it unasked.
    bool isPrivate() const { return stack != nullptr; }
};

/// The profile "local": the servers of this stack, which must outlive the workspace.
WorkspaceConfig localProfile(const LocalStack &stack);

/// Starts or joins the local servers, or reads the profile. Blocks; fails as LocalStack::open() or readProfile().
Result<OpenedProfile> openProfile(const ServerChoice &choice, ProgressSink progress, std::stop_token stop);

} // namespace minixdr
