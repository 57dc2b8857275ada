// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"
#include "services/postgres/pool.h"

#include <QMetaType>
#include <QString>

namespace minixdr
{

/// What the status bar says about the connected profile, as a value.
struct WorkspaceStatus {
    QString profile; ///< "local" or the profile's name
    postgres::PoolStatus pool;
    cache::CacheStatus cache;
    bool isProduction = false;
    bool operator==(const WorkspaceStatus &) const = default;
};

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::WorkspaceStatus)
