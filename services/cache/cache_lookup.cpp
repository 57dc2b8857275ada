// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache_core.h"
#include "services/cache/redis_key.h"
#include "services/cache/stored_value.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace minixdr::cache
{

namespace
{

std::chrono::milliseconds now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

/// XFetch: the nearer the end and the dearer the load, the likelier a reader refreshes the value ahead of it.
bool isDueForRefresh(const StoredValue &value, double beta)
{
    if (beta <= 0)
        return false;
    const auto chance = 1.0 - QRandomGenerator::global()->generateDouble(); // (0, 1]
    const auto ahead = static_cast<double>(value.loadCost.count()) * beta * -std::log(chance);
    return static_cast<double>((value.expiresAt - now()).count()) <= ahead;
}

} // namespace

void CacheCore::close()
{
    isClosed = true;
    client = nullptr;
    m_flights.failAll({ErrorKind::Cancelled, QStringLiteral("the cache is closed"), {}});
}

Task<Value> CacheCore::fetch(Order order, Cache::Loader loader, CallContext context)
{
    const auto self = shared_from_this();
    if (context.isOver())
        co_return failure(context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout,
                          QStringLiteral("the call was over before it began"));
    MX_CO_TRY(auto found, co_await lookUp(order.key, context));
    if (isClosed)
        co_return failure(ErrorKind::Cancelled, QStringLiteral("the cache is closed"));
    order.generation = found.generation;
    if (found.bytes)
        co_return answerHit(std::move(order), std::move(found), std::move(loader));
    statistics.of(order.key.tag).misses[static_cast<std::size_t>(found.reason)]++;
    const auto [flight, isFirst] = m_flights.board(nameOfFlight(order));
    auto arrival = m_flights.arrival(flight, std::move(context));
    if (isFirst)
        load(flight, std::move(order), std::move(loader));
    co_return co_await arrival;
}

QByteArray CacheCore::nameOfFlight(const Order &order) const
{
    return keyOfValue(order.key) + '#' + QByteArray::number(order.generation.value_or(0)) + '#' +
           QByteArray::number(ownBumps(keyOfGeneration(order.key.organization, order.key.tag)));
}

Result<Value> CacheCore::answerHit(Order order, Lookup found, Cache::Loader loader)
{
    auto &counts = statistics.of(order.key.tag);
    ++counts.hits;
    if (found.isAbsence) {
        ++counts.absences;
        return failure(ErrorKind::NotFound, QString::fromUtf8(*found.bytes));
    }
    if (found.isDue)
        refresh(order, loader);
    else if (QRandomGenerator::global()->generateDouble() < config.auditShare)
        audit(std::move(order), *found.bytes, std::move(loader));
    return Value{std::move(*found.bytes), Origin::Cache};
}

Task<CacheCore::Lookup> CacheCore::lookUp(Key key, CallContext context)
{
    const auto self = shared_from_this();
    if (!isWorthAsking())
        co_return Lookup{};
    auto soft = context;
    soft.deadline = std::min(context.deadline, CallContext::Clock::now() + client->config().softTimeout);
    const auto generationKey = keyOfGeneration(key.organization, key.tag);
    const auto valueKey = keyOfValue(key);
    m_bumps.try_emplace(generationKey);
    redis::Command command{"MGET", generationKey, valueKey};
    const auto reply = co_await client->command(std::move(command), soft);
    if (!reply && context.isOver())
        co_return failure(reply.error());
    if (!reply || !isAvailable())
        co_return Lookup{}; // down, slow or full: a miss
    if (reply->elements.size() == 2 && !reply->elements[0].isNil())
        co_return readStored(valueKey, reply->elements[0], reply->elements[1]);
    const auto made = co_await makeGeneration(generationKey, soft);
    if (!made && context.isOver())
        co_return failure(made.error());
    Lookup found;
    if (made) {
        found.generation = *made;
        found.reason = statistics.reasonOfAbsence(valueKey, *made);
    }
    co_return found;
}

CacheCore::Lookup CacheCore::readStored(const QByteArray &valueKey, const redis::Reply &generation,
                                        const redis::Reply &stored) const
{
    Lookup found;
    found.generation = generation.text.toLongLong();
    if (stored.isNil()) {
        found.reason = statistics.reasonOfAbsence(valueKey, *found.generation);
        return found;
    }
    auto value = StoredValue::decode(stored.text);
    found.reason = value ? MissReason::Invalidated : MissReason::Cold; // what cannot be read is overwritten
    if (!value || value->generation != *found.generation)
        return found;
    found.isAbsence = value->isAbsence;
    found.isDue = !value->isAbsence && isDueForRefresh(*value, config.earlyRefresh);
    found.bytes = std::move(value->bytes);
    return found;
}

Task<qint64> CacheCore::makeGeneration(QByteArray key, CallContext context)
{
    const auto self = shared_from_this();
    if (!client)
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    // Two processes may find none at once: the first SET NX wins, and both read what is there then.
    auto first = renewal(key);
    first.push_back("NX");
    std::vector<redis::Command> commands{std::move(first), {"GET", key}};
    MX_CO_TRY(const auto replies, co_await client->pipeline(std::move(commands), std::move(context)));
    if (replies.size() != 2 || replies[1].type != redis::Reply::Type::Text)
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the generation cannot be read"));
    co_return replies[1].text.toLongLong();
}

Task<qint64> CacheCore::generation(QByteArray key, CallContext context)
{
    const auto self = shared_from_this();
    if (!isWorthAsking())
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    context.deadline = std::min(context.deadline, CallContext::Clock::now() + client->config().softTimeout);
    m_bumps.try_emplace(key);
    redis::Command command{"GET", key};
    MX_CO_TRY(const auto reply, co_await client->command(std::move(command), context));
    if (!isAvailable())
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    if (!reply.isNil())
        co_return reply.text.toLongLong();
    co_return co_await makeGeneration(key, std::move(context));
}

} // namespace minixdr::cache
