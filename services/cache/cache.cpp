// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"

#include "services/cache/cache_statistics.h"
#include "services/cache/redis_key.h"
#include "services/cache/single_flight.h"
#include "services/cache/stored_value.h"
#include "services/redis/client.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <exception>

Q_LOGGING_CATEGORY(lcCache, "minixdr.cache", QtInfoMsg)

namespace minixdr::cache
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kGenerationLife = std::chrono::hours{24 * 30};
constexpr auto kRetryOfLostBumps = 500ms;

/// Never the same number twice, even after Redis has lost the one before: time in the high bits, chance in the low.
qint64 freshGeneration()
{
    const auto millis =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    return (static_cast<qint64>(millis) << 20) | QRandomGenerator::global()->bounded(1 << 20);
}

std::chrono::milliseconds jittered(std::chrono::milliseconds life)
{
    const auto share = 0.9 + 0.2 * QRandomGenerator::global()->generateDouble();
    return std::chrono::duration_cast<std::chrono::milliseconds>(life * share);
}

bool areAllDone(const std::vector<redis::Reply> &replies)
{
    return std::none_of(replies.begin(), replies.end(),
                        [](const redis::Reply &reply) { return reply.type == redis::Reply::Type::Error; });
}

redis::Command renewal(const QByteArray &key)
{
    return {"SET", key, QByteArray::number(freshGeneration()), "EX",
            QByteArray::number(qint64(std::chrono::seconds(kGenerationLife).count()))};
}

} // namespace

/// What outlives the cache: a coroutine that is resumed after the cache's end finds no client, no signals, and its
/// own members still here. So each coroutine begins by holding on to it.
class Cache::Private : public std::enable_shared_from_this<Cache::Private>
{
public:
    struct Lookup {
        std::optional<qint64> generation; ///< nothing while Redis is away
        std::optional<QByteArray> bytes;
        MissReason reason = MissReason::Down;
    };
    /// What a load is for.
    struct Order {
        Key key;
        std::optional<qint64> generation; ///< without it the value is not stored
        std::chrono::milliseconds timeToLive;
    };

    Private(Cache *cache, redis::Client *redisClient) : q(cache), client(redisClient) {}

    bool isAvailable() const { return client && client->isReady() && !isBehind; }
    bool isWorthAsking() const { return isAvailable() && client->isAnswering(); }
    Task<Value> fetch(Order order, Loader loader, CallContext context);
    Task<Lookup> lookUp(Key key, CallContext context);
    Lookup readStored(const QByteArray &valueKey, const redis::Reply &generation, const redis::Reply &stored) const;
    Task<qint64> readGeneration(QByteArray key, CallContext context);
    QCoro::Task<> load(SingleFlight::Handle flight, Order order, Loader loader);
    Task<> store(Order order, QByteArray bytes);
    Task<> bump(std::vector<QByteArray> keys);
    void confirm(const std::map<QByteArray, quint64> &sent);
    QCoro::Task<> catchUp();
    void setBehind(bool isNow);

    QPointer<Cache> q;
    QPointer<redis::Client> client;
    bool isClosed = false;
    CacheStatistics statistics;
    SingleFlight flights;
    std::map<QByteArray, quint64> bumps; ///< a generation key's own bumps: a read after one joins no load from before
    std::map<QByteArray, quint64> lostBumps; ///< what Redis has not confirmed, by the count it was made at
    bool isBehind = false;                   ///< Redis may serve what we know to be invalid
    bool isCatchingUp = false;
};

Cache::Cache(redis::Client *client, QObject *parent) : QObject(parent), m(std::make_shared<Private>(this, client))
{
    if (!client)
        return;
    connect(client, &redis::Client::ready, this, [this] {
        m->isBehind = true;
        m->catchUp();
    });
    connect(client, &redis::Client::lost, this, [this] { Q_EMIT availabilityChanged(false); });
}

Cache::~Cache()
{
    m->isClosed = true;
    m->client = nullptr;
    m->flights.failAll({ErrorKind::Cancelled, QStringLiteral("the cache is closed"), {}});
}

CacheStatus Cache::status() const
{
    CacheStatus status;
    status.isAvailable = m->isAvailable();
    if (!m->client)
        status.lastError = QStringLiteral("no Redis is configured");
    else if (!m->client->isReady())
        status.lastError = m->client->lastError();
    else if (m->isBehind)
        status.lastError = QStringLiteral("Redis does not take what has been invalidated");
    status.tags = m->statistics.tags();
    return status;
}

Task<Value> Cache::fetch(Key key, std::chrono::seconds timeToLive, Loader load, CallContext context)
{
    return m->fetch({std::move(key), std::nullopt, timeToLive}, std::move(load), std::move(context));
}

// --- reading --------------------------------------------------------------------------------------------------

Task<Value> Cache::Private::fetch(Order order, Loader loader, CallContext context)
{
    const auto self = shared_from_this();
    if (context.isOver())
        co_return failure(context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout,
                          QStringLiteral("the call was over before it began"));
    const auto &key = order.key;
    MX_CO_TRY(auto found, co_await lookUp(key, context));
    if (isClosed)
        co_return failure(ErrorKind::Cancelled, QStringLiteral("the cache is closed"));
    if (found.bytes) {
        statistics.hit(key.tag);
        Value value{std::move(*found.bytes), Origin::Cache};
        co_return value;
    }
    statistics.miss(key.tag, found.reason);
    order.generation = found.generation;
    const auto name = keyOfValue(key) + '#' + QByteArray::number(found.generation.value_or(0)) + '#' +
                      QByteArray::number(bumps[keyOfGeneration(key.organization, key.tag)]);
    const auto [flight, isFirst] = flights.board(name);
    auto arrival = flights.arrival(flight, std::move(context));
    if (isFirst)
        load(flight, std::move(order), std::move(loader));
    co_return co_await arrival;
}

Task<Cache::Private::Lookup> Cache::Private::lookUp(Key key, CallContext context)
{
    const auto self = shared_from_this();
    if (!isWorthAsking())
        co_return Lookup{};
    auto soft = context;
    soft.deadline = std::min(context.deadline, CallContext::Clock::now() + client->config().softTimeout);
    const auto generationKey = keyOfGeneration(key.organization, key.tag);
    const auto valueKey = keyOfValue(key);
    redis::Command command{"MGET", generationKey, valueKey};
    const auto reply = co_await client->command(std::move(command), soft);
    if (!reply && context.isOver())
        co_return failure(reply.error());
    if (!reply || !isAvailable())
        co_return Lookup{}; // down, slow or full: a miss
    if (reply->elements.size() == 2 && !reply->elements[0].isNil())
        co_return readStored(valueKey, reply->elements[0], reply->elements[1]);
    const auto made = co_await readGeneration(generationKey, soft);
    if (!made && context.isOver())
        co_return failure(made.error());
    Lookup found;
    if (made) {
        found.generation = *made;
        found.reason = statistics.reasonOfAbsence(valueKey, *made);
    }
    co_return found;
}

Cache::Private::Lookup Cache::Private::readStored(const QByteArray &valueKey, const redis::Reply &generation,
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
    if (value && value->generation == *found.generation)
        found.bytes = std::move(value->bytes);
    return found;
}

Task<qint64> Cache::Private::readGeneration(QByteArray key, CallContext context)
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

Task<qint64> Cache::generation(OrganizationId organization, QString tag, CallContext context)
{
    const auto self = m;
    if (!self->isWorthAsking())
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    const auto key = keyOfGeneration(organization, tag);
    context.deadline = std::min(context.deadline, CallContext::Clock::now() + self->client->config().softTimeout);
    redis::Command command{"GET", key};
    MX_CO_TRY(const auto reply, co_await self->client->command(std::move(command), context));
    if (!self->isAvailable())
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    if (!reply.isNil())
        co_return reply.text.toLongLong();
    co_return co_await self->readGeneration(key, std::move(context));
}

// --- loading --------------------------------------------------------------------------------------------------

namespace
{

/// A loader is a stranger's: what it throws must not leave its callers waiting.
Task<QByteArray> loadGuarded(Cache::Loader loader, CallContext context)
{
    try {
        co_return co_await loader(std::move(context));
    } catch (const std::exception &thrown) {
        co_return failure(ErrorKind::Bug, QStringLiteral("a loader threw: %1").arg(QString::fromUtf8(thrown.what())));
    }
}

} // namespace

QCoro::Task<> Cache::Private::load(SingleFlight::Handle flight, Order order, Loader loader)
{
    const auto self = shared_from_this();
    auto budget = CallContext::within(kInteractiveBudget, flight->stop.get_token());
    auto bytes = co_await loadGuarded(std::move(loader), std::move(budget));
    if (!bytes) {
        flights.fail(flight, bytes.error());
        co_return;
    }
    flights.land(flight, Value{*bytes, Origin::Loader});
    if (order.generation && isWorthAsking()) {
        order.timeToLive = jittered(order.timeToLive);
        const auto stored = co_await store(std::move(order), std::move(*bytes));
        if (!stored)
            qCDebug(lcCache) << "not stored:" << stored.error().what;
    }
    flights.end(flight);
}

Task<> Cache::Private::store(Order order, QByteArray bytes)
{
    const auto self = shared_from_this();
    const auto encoded = StoredValue{*order.generation, std::move(bytes)}.encode();
    if (!encoded)
        co_return failure(ErrorKind::Invalid, QStringLiteral("the value is too large to be cached"));
    const auto key = keyOfValue(order.key);
    redis::Command command{"SET", key, *encoded, "PX", QByteArray::number(qint64(order.timeToLive.count()))};
    auto budget = CallContext::within(kInteractiveBudget);
    MX_CO_CHECK(co_await client->command(std::move(command), std::move(budget)));
    statistics.remember(key, *order.generation, order.timeToLive);
    co_return {};
}

// --- invalidating ---------------------------------------------------------------------------------------------

Task<> Cache::bump(OrganizationId organization, QStringList tags, CallContext)
{
    std::vector<QByteArray> keys;
    for (const auto &tag : std::as_const(tags))
        keys.push_back(keyOfGeneration(organization, tag));
    return m->bump(std::move(keys));
}

// Without its caller's context: who withdraws a write that is committed has written.
Task<> Cache::Private::bump(std::vector<QByteArray> keys)
{
    const auto self = shared_from_this();
    std::map<QByteArray, quint64> sent;
    std::vector<redis::Command> commands;
    for (const auto &key : keys) {
        sent[key] = ++bumps[key];
        commands.push_back(renewal(key));
    }
    if (!client)
        co_return {};
    for (const auto &[key, count] : sent)
        lostBumps[key] = count; // until Redis has it
    if (!isAvailable())
        co_return {}; // catchUp() sends it
    auto budget = CallContext::within(kInteractiveBudget);
    const auto replies = co_await client->pipeline(std::move(commands), std::move(budget));
    if (replies && areAllDone(*replies)) {
        confirm(sent);
    } else if (client && client->isReady()) {
        setBehind(true);
        catchUp();
    }
    co_return {};
}

/// A bump made meanwhile stays lost: it was for a later commit.
void Cache::Private::confirm(const std::map<QByteArray, quint64> &sent)
{
    for (const auto &[key, count] : sent)
        if (const auto lost = lostBumps.find(key); lost != lostBumps.end() && lost->second == count)
            lostBumps.erase(lost);
}

/// Sends what was lost. Until that is done nothing is read: a Redis that takes no writes (OOM, READONLY) would go on
/// serving what has been invalidated.
QCoro::Task<> Cache::Private::catchUp()
{
    const auto self = shared_from_this();
    if (std::exchange(isCatchingUp, true))
        co_return;
    while (client && client->isReady() && !lostBumps.empty()) {
        const auto sent = lostBumps;
        std::vector<redis::Command> commands;
        for (const auto &[key, count] : sent)
            commands.push_back(renewal(key));
        auto budget = CallContext::within(kInteractiveBudget);
        const auto replies = co_await client->pipeline(std::move(commands), std::move(budget));
        if (!replies)
            break; // away again: ready() comes again
        if (areAllDone(*replies)) {
            confirm(sent);
            continue;
        }
        const Completion<bool> pause;
        auto wait = CallContext::within(kRetryOfLostBumps);
        co_await pause.within(std::move(wait));
    }
    isCatchingUp = false;
    if (client && client->isReady() && lostBumps.empty())
        setBehind(false);
}

void Cache::Private::setBehind(bool isNow)
{
    if (std::exchange(isBehind, isNow) != isNow && q)
        Q_EMIT q->availabilityChanged(!isNow);
}

} // namespace minixdr::cache
