// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/cache/cache.h"
#include "services/diagnostics/resources_report.h"

namespace minixdr::redis
{
class Client;
}

namespace minixdr
{

/// Looks into Redis: its memory, and what lies under a tag. Lives on the service thread, owned by a workspace; the
/// client outlives it.
class CacheInspector
{
public:
    explicit CacheInspector(redis::Client *client) : m_client(client) {}

    Task<RedisMemory> memory(CallContext context);

    /// At most `limit` values of the tag, the largest of those found first.
    Task<CachedKeys> keys(OrganizationId organization, QString tag, int limit, CallContext context);

private:
    Task<std::vector<CachedKey>> describe(std::vector<QByteArray> names, qint64 generation, CallContext context);

    redis::Client *m_client;
};

} // namespace minixdr
