// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/diagnostics/resources_report.h"
#include "services/views/warm_up_report.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// The pools and caches of the profile's programs, and what can be done about them.
class ResourcesPort
{
public:
    virtual ~ResourcesPort() = default;

    /// This program first, then the others by name and pid.
    virtual QFuture<Result<std::vector<ProgramResources>>> programs(std::stop_token stop) = 0;

    /// Cancels the statement that a lease of this program runs. NotFound if none of its leases has that backend.
    virtual QFuture<Result<>> cancelLease(int backendPid, std::stop_token stop) = 0;

    /// Closes the connection of a lease of this program; its transaction is rolled back. Errors as for cancelLease().
    virtual QFuture<Result<>> terminateLease(int backendPid, std::stop_token stop) = 0;

    /// Of this program's pool `pool`, until it ends. Invalid if they contradict each other.
    virtual QFuture<Result<>> setPoolLimits(QString pool, postgres::PoolLimits limits, std::stop_token stop) = 0;

    /// Unavailable while Redis is.
    virtual QFuture<Result<RedisMemory>> redisMemory(std::stop_token stop) = 0;

    /// The values of a tag of the session's organization, found by SCAN, at most `limit`. It reads every key of the
    /// database a thousand at a time, so that nobody waits for it for long.
    virtual QFuture<Result<CachedKeys>> cachedKeys(QString tag, int limit, std::stop_token stop) = 0;

    /// Loads the views of the session's organization that people open most, and says what that cost.
    virtual QFuture<Result<WarmUpReport>> warmUp(std::stop_token stop) = 0;

    /// This program's last warm-up; nothing before its first.
    virtual QFuture<Result<std::optional<WarmUpReport>>> lastWarmUp(std::stop_token stop) = 0;

    /// Makes every value of a tag of the session's organization a miss.
    virtual QFuture<Result<>> invalidate(QString tag, std::stop_token stop) = 0;
};

} // namespace minixdr
