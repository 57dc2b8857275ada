// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/sleep_for.h"
#include "services/cache/cache_core.h"
#include "services/cache/redis_key.h"
#include "services/cache/stored_value.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <exception>

Q_LOGGING_CATEGORY(lcCache, "minixdr.cache", QtInfoMsg)

namespace minixdr::cache
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kLookAgain = 20ms; ///< for another process's value, while it holds the lease

std::chrono::milliseconds jittered(std::chrono::milliseconds life)
{
    const auto share = 0.9 + 0.2 * QRandomGenerator::global()->generateDouble();
    return std::chrono::duration_cast<std::chrono::milliseconds>(life * share);
}

std::chrono::milliseconds since(CallContext::Clock::time_point start)
{
    return std::chrono::ceil<std::chrono::milliseconds>(CallContext::Clock::now() - start);
}

/// A loader is a stranger's: what it throws must not leave its callers waiting.
Task<QByteArray> loadGuarded(Cache::Loader loader, CallContext context)
{
    try {
        co_return co_await loader(std::move(context));
    } catch (const std::exception &thrown) {
        co_return failure(ErrorKind::Bug, QStringLiteral("a loader threw: %1").arg(QString::fromUtf8(thrown.what())));
    }
}

redis::Command storing(const QByteArray &key, const QByteArray &bytes, std::chrono::milliseconds life)
{
    return {"SET", key, bytes, "PX", QByteArray::number(qint64(life.count()))};
}

redis::Command takingOf(const QByteArray &leaseKey, std::chrono::milliseconds life)
{
    return {"SET", leaseKey, "", "NX", "PX", QByteArray::number(qint64(life.count()))};
}

bool isGranted(const redis::Reply &reply)
{
    return reply.type == redis::Reply::Type::Text;
}

} // namespace

QCoro::Task<> CacheCore::load(SingleFlight::Handle flight, Order order, Cache::Loader loader)
{
    const auto self = shared_from_this();
    auto budget = CallContext::within(kInteractiveBudget, flight->stop.get_token());
    auto leased = co_await lease(order, budget);
    Lease mine = leased ? std::move(*leased) : Lease{};
    if (mine.value) {
        ++statistics.of(order.key.tag).leaseWaits;
        mine.isAbsence ? m_flights.fail(flight, {ErrorKind::NotFound, QString::fromUtf8(mine.value->bytes), {}})
                       : m_flights.land(flight, *mine.value);
        m_flights.end(flight);
        co_return;
    }
    const auto start = CallContext::Clock::now();
    auto loaded = co_await loadGuarded(std::move(loader), std::move(budget));
    const auto cost = since(start);
    if (loaded)
        m_flights.land(flight, Value{*loaded, Origin::Loader});
    else
        m_flights.fail(flight, loaded.error());
    const auto stored = co_await store(std::move(order), std::move(loaded), cost, std::move(mine));
    if (!stored)
        qCDebug(lcCache) << "not stored:" << stored.error().what;
    m_flights.end(flight);
}

/// The lease's key carries the generation: who reads after an invalidation does not wait for a load from before it.
CacheCore::Lease CacheCore::leaseOf(const Order &order)
{
    Lease lease;
    lease.key = keyOfValue(order.key) + ":lease:" + QByteArray::number(*order.generation);
    return lease;
}

Task<CacheCore::Lease> CacheCore::lease(Order order, CallContext context)
{
    const auto self = shared_from_this();
    if (!order.generation)
        co_return Lease{};
    auto lease = leaseOf(order);
    // In one round trip: who takes the lease late finds what its holder has stored meanwhile.
    const auto valueKey = keyOfValue(order.key);
    const std::vector<redis::Command> asking{
        takingOf(lease.key, config.leaseLife),
        {"MGET", keyOfGeneration(order.key.organization, order.key.tag), valueKey}};
    const auto end = CallContext::Clock::now() + config.leaseWait;
    while (isWorthAsking() && !context.isOver()) {
        auto soft = context;
        soft.deadline = std::min(context.deadline, CallContext::Clock::now() + client->config().softTimeout);
        const auto askedAt = CallContext::Clock::now();
        const auto replies = co_await client->pipeline(asking, std::move(soft));
        if (!replies || !isAvailable() || replies->at(1).elements.size() != 2)
            break;
        const auto &stored = replies->at(1).elements;
        auto found = readStored(valueKey, stored[0], stored[1]);
        const bool isTaken = replies->at(0).isNil();
        if (isGranted(replies->at(0)))
            lease.takenAt = askedAt;
        if (found.generation != order.generation)
            break;
        if (found.bytes) {
            release(lease);
            lease.value = Value{std::move(*found.bytes), Origin::Cache};
            lease.isAbsence = found.isAbsence;
            break;
        }
        if (!isTaken || CallContext::Clock::now() > end)
            break; // it is ours, or there is no use in waiting
        if (!co_await sleepFor(kLookAgain, context))
            break;
    }
    co_return lease;
}

/// Nothing if it is not ours, or is so old that it may have run out and be another's before this arrives. No script
/// compares: not every user of a Redis may run one.
std::optional<redis::Command> CacheCore::releaseOf(const Lease &lease) const
{
    if (!lease.takenAt || CallContext::Clock::now() - *lease.takenAt > config.leaseLife / 2)
        return std::nullopt;
    return redis::Command{"DEL", lease.key};
}

QCoro::Task<> CacheCore::release(Lease lease)
{
    const auto self = shared_from_this();
    auto releasing = releaseOf(lease);
    if (!releasing)
        co_return;
    auto budget = CallContext::within(kInteractiveBudget);
    const auto released = co_await client->command(std::move(*releasing), std::move(budget));
    if (!released)
        qCDebug(lcCache) << "a lease runs out by itself:" << released.error().what;
}

Task<> CacheCore::store(Order order, Result<QByteArray> loaded, std::chrono::milliseconds cost, Lease lease)
{
    const auto self = shared_from_this();
    if (!order.generation || !isWorthAsking())
        co_return {};
    const bool isAbsence = !loaded && loaded.error().kind == ErrorKind::NotFound;
    std::vector<redis::Command> commands;
    const auto key = keyOfValue(order.key);
    const auto life = jittered(isAbsence ? config.absenceLife : order.timeToLive);
    if (loaded || isAbsence) {
        StoredValue value;
        value.generation = *order.generation;
        value.expiresAt = std::chrono::duration_cast<std::chrono::milliseconds>(utcNow().time_since_epoch()) + life;
        value.loadCost = cost;
        value.isAbsence = isAbsence;
        value.bytes = isAbsence ? loaded.error().what.toUtf8() : std::move(*loaded);
        if (const auto encoded = value.encode())
            commands.push_back(storing(key, *encoded, life));
        else
            qCDebug(lcCache) << "too large to be cached:" << key;
    }
    const bool isStored = !commands.empty();
    if (auto releasing = releaseOf(lease))
        commands.push_back(std::move(*releasing));
    if (commands.empty())
        co_return {};
    auto budget = CallContext::within(kInteractiveBudget);
    MX_CO_TRY(const auto replies, co_await client->pipeline(std::move(commands), std::move(budget)));
    if (isStored && replies.front().type != redis::Reply::Type::Error)
        statistics.remember(key, *order.generation, life);
    co_return {};
}

/// Ahead of the value's end, so nobody waits for it: without a flight, and only by who gets the lease.
QCoro::Task<> CacheCore::refresh(Order order, Cache::Loader loader)
{
    const auto self = shared_from_this();
    const auto tag = order.key.tag;
    auto lease = leaseOf(order);
    auto taking = takingOf(lease.key, config.leaseLife);
    auto budget = CallContext::within(kInteractiveBudget);
    lease.takenAt = CallContext::Clock::now();
    const auto taken = co_await client->command(std::move(taking), budget);
    if (!taken || !isGranted(*taken))
        co_return; // another refreshes it
    ++statistics.of(tag).refreshes;
    const auto start = CallContext::Clock::now();
    auto loaded = co_await loadGuarded(std::move(loader), std::move(budget));
    const auto stored = co_await store(std::move(order), std::move(loaded), since(start), std::move(lease));
    if (!stored)
        qCDebug(lcCache) << "not refreshed:" << stored.error().what;
}

/// Only what was valid before the load and still is after it can be held against Redis.
QCoro::Task<> CacheCore::audit(Order order, QByteArray answered, Cache::Loader loader)
{
    const auto self = shared_from_this();
    auto budget = CallContext::within(kInteractiveBudget);
    const auto loaded = co_await loadGuarded(std::move(loader), budget);
    if (!loaded || isClosed)
        co_return;
    const auto current = co_await generation(keyOfGeneration(order.key.organization, order.key.tag), std::move(budget));
    if (!current || *current != *order.generation)
        co_return;
    auto &counts = statistics.of(order.key.tag);
    ++counts.audits;
    if (order.isSame(answered, *loaded))
        co_return;
    ++counts.differences;
    qCWarning(lcCache) << "the cache had another value than the database:" << keyOfValue(order.key);
}

} // namespace minixdr::cache
