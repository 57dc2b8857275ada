// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/utc_time.h"
#include "services/cache/cache.h"
#include "services/postgres/pool_snapshot.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace minixdr
{

/// What one program of the profile does with its connections and its cache.
struct ProgramResources {
    QString program; ///< "minixdr-console"
    qint64 pid = 0;
    bool isThis = false; ///< the one that asks: only its leases can be ended from here
    UtcTime at;          ///< when it said so; another program's is up to a second old
    std::vector<postgres::PoolSnapshot> pools;
    cache::CacheStatus cache;
    std::vector<cache::Invalidation> invalidations; ///< the newest first
};

/// What Redis says of its memory (INFO memory, stats, keyspace).
struct RedisMemory {
    qint64 used = 0;
    qint64 peak = 0;
    qint64 limit = 0; ///< maxmemory; 0: none
    QString policy;   ///< maxmemory-policy
    qint64 keys = 0;  ///< of the database in use
    qint64 evicted = 0;
    qint64 expired = 0;
    bool operator==(const RedisMemory &) const = default;
};

/// One value of the cache.
struct CachedKey {
    QString name;
    qint64 bytes = 0;                           ///< MEMORY USAGE
    std::optional<std::chrono::seconds> expiry; ///< from now
    bool isCurrent = false;                     ///< of the tag's generation; else it is dead weight until it expires
    QString key() const { return name; }
    bool operator==(const CachedKey &) const = default;
};

struct CachedKeys {
    std::vector<CachedKey> keys; ///< the largest first
    bool isComplete = true;      ///< false: there are more than were asked for
};

} // namespace minixdr
