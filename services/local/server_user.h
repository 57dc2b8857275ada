// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sys/types.h>

#include <optional>

namespace minixdr
{

/// Whom the servers run as when root starts them, for PostgreSQL refuses root. Nothing for everybody else.
struct ServerUser {
    uid_t uid = 0;
    gid_t gid = 0;
    QString name;

    /// Looked up at the first call, which must not be between fork and exec.
    static const std::optional<ServerUser> &current();

    /// Makes a process that has just been forked this user's; false if the system refuses. It takes no lock, as glibc's
    /// setuid() does: another thread of the parent may have held that at the fork.
    bool assume() const noexcept;

    /// Whether this user may enter every folder on the way to `path`; else the first one that is closed to it.
    std::optional<QString> firstClosedFolder(const QString &path) const;
};

} // namespace minixdr
