// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/local/stack_folders.h"

#include <stop_token>

namespace minixdr
{

/// The private Redis of a local stack: a cache of 256 MB without persistence, on a unix socket only. All calls block.
class LocalRedis
{
public:
    explicit LocalRedis(StackFolders folders) : m_folders(std::move(folders)) {}

    QString socketPath() const { return m_folders.runtime + QStringLiteral("/redis.sock"); }
    /// Unavailable, with what to install, if there is no server to start.
    Result<> checkInstalled() const;
    Result<> start(std::stop_token stop) const;
    Result<> stop() const;
    bool isRunning() const;

private:
    void endSilent() const;

    StackFolders m_folders;
};

} // namespace minixdr
