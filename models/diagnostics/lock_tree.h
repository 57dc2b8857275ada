// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/server_report.h"

#include <vector>

namespace minixdr
{

/// A session in the lock tree: under the one that keeps it waiting.
struct SessionLine {
    ServerSession session;
    int depth = 0; ///< 0: it waits for nobody
    qint32 key() const { return session.pid; }
    bool operator==(const SessionLine &) const = default;
};

/// Blockers above whom they block, each session once: one that waits for several stands under the first of them. Those
/// that block somebody come first, the others keep their order. A circle, which the server will soon break, is cut.
std::vector<SessionLine> lockTree(const std::vector<ServerSession> &sessions);

} // namespace minixdr
