// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"
#include "services/cache/cache_statistics.h"
#include "services/cache/single_flight.h"
#include "services/redis/client.h"

#include <QPointer>

#include <deque>

namespace minixdr::cache
{

/// What outlives the cache: a coroutine that is resumed after the cache's end finds no client, no signals, and its
/// own members still here. So each coroutine begins by holding on to it. Owned by its Cache and by those, on its
/// thread.
class CacheCore : public std::enable_shared_from_this<CacheCore>
{
public:
    /// What a load is for.
    struct Order {
        Key key;
        std::optional<qint64> generation; ///< without it the value is not stored
        std::chrono::milliseconds timeToLive;
        Cache::Comparison isSame;
    };

    CacheCore(Cache *cache, redis::Client *redisClient, CacheConfig settings)
        : q(cache), client(redisClient), config(settings)
    {
    }

    bool isAvailable() const { return client && client->isReady() && !isBehind; }
    void close();

    Task<Value> fetch(Order order, Cache::Loader loader, CallContext context);
    Task<qint64> generation(QByteArray key, CallContext context);
    Task<> bump(OrganizationId organization, QStringList tags, CallContext context);
    void beginAgain();
    quint64 ownBumps(const QByteArray &generationKey) const;

    QPointer<Cache> q;
    QPointer<redis::Client> client;
    CacheConfig config;
    bool isClosed = false;
    bool isBehind = false; ///< Redis may serve what we know to be invalid
    CacheStatistics statistics;
    std::deque<Invalidation> invalidations; ///< newest first

private:
    struct Lookup {
        std::optional<qint64> generation; ///< nothing while Redis is away
        std::optional<QByteArray> bytes;
        bool isAbsence = false;
        bool isDue = false; ///< to be refreshed before its end
        MissReason reason = MissReason::Down;
    };
    /// One process's right to load a key; who has not got it in time goes on without.
    struct Lease {
        QByteArray key;
        std::optional<CallContext::Clock::time_point> takenAt;
        std::optional<Value> value; ///< another process's, that was waited for
        bool isAbsence = false;
    };

    // Reading: cache_lookup.cpp
    bool isWorthAsking() const { return isAvailable() && client->isAnswering(); }
    Task<Lookup> lookUp(Key key, CallContext context);
    Lookup readStored(const QByteArray &valueKey, const redis::Reply &generation, const redis::Reply &stored) const;
    Task<qint64> makeGeneration(QByteArray key, CallContext context);
    Result<Value> answerHit(Order order, Lookup found, Cache::Loader loader);
    QByteArray nameOfFlight(const Order &order) const;

    // Loading: cache_load.cpp
    QCoro::Task<> load(SingleFlight::Handle flight, Order order, Cache::Loader loader);
    static Lease leaseOf(const Order &order);
    Task<Lease> lease(Order order, CallContext context);
    std::optional<redis::Command> releaseOf(const Lease &lease) const;
    QCoro::Task<> release(Lease lease);
    Task<> store(Order order, Result<QByteArray> loaded, std::chrono::milliseconds cost, Lease lease);
    QCoro::Task<> refresh(Order order, Cache::Loader loader);
    QCoro::Task<> audit(Order order, QByteArray answered, Cache::Loader loader);

    // Invalidating: cache_invalidation.cpp
    QCoro::Task<> renew(std::map<QByteArray, quint64> sent, Completion<bool> done);
    QCoro::Task<> catchUp();
    void note(OrganizationId organization, const QString &tag);
    void confirm(const std::map<QByteArray, quint64> &sent);
    void setBehind(bool isNow);

    SingleFlight m_flights;
    /// Own bumps of each generation that was read or written here: a read after one joins no load from before it.
    std::map<QByteArray, quint64> m_bumps;
    std::map<QByteArray, quint64> m_lostBumps; ///< what Redis has not confirmed, by the count it was made at
    bool m_isCatchingUp = false;
};

/// Writes a new generation, and keeps it for a month after its last renewal.
redis::Command renewal(const QByteArray &generationKey);

} // namespace minixdr::cache
