// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"

#include "services/cache/cache_core.h"
#include "services/cache/redis_key.h"

#include <QTimer>

namespace minixdr::cache
{
using namespace std::chrono_literals;

Cache::Cache(redis::Client *client, CacheConfig config, QObject *parent)
    : QObject(parent), m_core(std::make_shared<CacheCore>(this, client, config))
{
    if (!client)
        return;
    connect(client, &redis::Client::ready, this, [this] { m_core->beginAgain(); });
    connect(client, &redis::Client::lost, this, [this] { Q_EMIT availabilityChanged(false); });
}

Cache::~Cache()
{
    m_core->close();
}

quint64 Cache::ownBumps(OrganizationId organization, const QString &tag) const
{
    return m_core->ownBumps(keyOfGeneration(organization, tag));
}

LookupCount CacheStatus::count() const
{
    LookupCount count;
    for (const auto &[tag, statistics] : tags) {
        count.hits += statistics.hits;
        count.lookups += statistics.lookups();
    }
    return count;
}

CacheStatus Cache::status() const
{
    CacheStatus status;
    status.isAvailable = m_core->isAvailable();
    if (!m_core->client)
        status.lastError = QStringLiteral("no Redis is configured");
    else if (!m_core->client->isReady())
        status.lastError = m_core->client->lastError();
    else if (m_core->isBehind)
        status.lastError = QStringLiteral("Redis does not take what has been invalidated");
    status.tags = m_core->statistics.tags();
    return status;
}

std::vector<Invalidation> Cache::invalidations() const
{
    return {m_core->invalidations.begin(), m_core->invalidations.end()};
}

Task<Value> Cache::fetch(Key key, std::chrono::seconds timeToLive, Loader load, CallContext context, Comparison isSame)
{
    return m_core->fetch({std::move(key), std::nullopt, timeToLive, std::move(isSame)}, std::move(load),
                         std::move(context));
}

Task<> Cache::bump(OrganizationId organization, QStringList tags, CallContext context)
{
    return m_core->bump(organization, std::move(tags), std::move(context));
}

void Cache::bumpLater(OrganizationId organization, QStringList tags)
{
    for (const auto delay : {1s, 5s, 30s}) // the last is past what a person waits for
        QTimer::singleShot(delay, this, [this, organization, tags] {
            bump(organization, tags, CallContext::within(kInteractiveBudget));
        });
}

Task<qint64> Cache::generation(OrganizationId organization, QString tag, CallContext context)
{
    return m_core->generation(keyOfGeneration(organization, tag), std::move(context));
}

} // namespace minixdr::cache
