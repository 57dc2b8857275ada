// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"

#include "services/base/completion.h"
#include "services/cache/cache_statistics.h"
#include "services/cache/stored_value.h"
#include "services/redis/client.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <set>

Q_LOGGING_CATEGORY(lcCache, "minixdr.cache", QtInfoMsg)

namespace minixdr::cache
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kGenerationLife = std::chrono::hours{24 * 30};
constexpr qsizetype kLongestDetail = 200;

QByteArray keyOfGeneration(OrganizationId organization, const QString &tag)
{
    return "mx:1:" + QByteArray::number(organization.value) + ":" + tag.toUtf8() + ":generation";
}

/// A detail may be as long as a filter's text: past 200 bytes its hash stands in its place.
QByteArray keyOfValue(const Key &key)
{
    auto detail = key.detail.toUtf8();
    if (detail.size() > kLongestDetail)
        detail = "sha256-" + QCryptographicHash::hash(detail, QCryptographicHash::Sha256).toHex();
    return "mx:1:" + QByteArray::number(key.organization.value) + ":" + key.tag.toUtf8() + ":v:" + detail;
}

/// Never the same number twice, even after Redis has lost the one before: time in the high bits, chance in the low.
qint64 freshGeneration()
{
    const auto millis =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    return (static_cast<qint64>(millis) << 20) | QRandomGenerator::global()->bounded(1 << 20);
}

std::chrono::seconds jittered(std::chrono::seconds life)
{
    const auto tenth = static_cast<int>(life.count() / 10);
    return life + std::chrono::seconds{tenth > 0 ? QRandomGenerator::global()->bounded(-tenth, tenth + 1) : 0};
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

class Cache::Private
{
public:
    struct Flight {
        std::vector<Completion<Value>> waiters;
        std::stop_source stop;
    };
    struct Lookup {
        std::optional<qint64> generation; ///< nothing while Redis is away
        std::optional<QByteArray> bytes;
        MissReason reason = MissReason::Down;
    };

    Private(Cache *cache, redis::Client *redisClient) : q(cache), client(redisClient) {}

    bool isAvailable() const { return client && client->isReady() && !isCatchingUp; }
    Task<Lookup> lookUp(Key key, CallContext context);
    Task<qint64> readGeneration(QByteArray key, CallContext context);
    QCoro::Task<> load(Key key, QByteArray flightKey, std::optional<qint64> generation, std::chrono::seconds timeToLive,
                       Loader loader);
    Task<> store(Key key, qint64 generation, QByteArray bytes, std::chrono::seconds timeToLive);
    void land(const QByteArray &flightKey, const Result<Value> &value);
    void leave(const QByteArray &flightKey, const Error &error);
    QCoro::Task<> catchUp();

    Cache *q;
    redis::Client *client;
    CacheStatistics statistics;
    std::map<QByteArray, std::shared_ptr<Flight>> flights;
    std::set<QByteArray> lostBumps;         ///< generation keys to renew when Redis is back
    std::map<QByteArray, quint64> ownBumps; ///< so that a read after a write never joins a load from before it
    bool isCatchingUp = false;
};

Cache::Cache(redis::Client *client, QObject *parent) : QObject(parent), m(std::make_unique<Private>(this, client))
{
    if (!client)
        return;
    connect(client, &redis::Client::ready, this, [this] { m->catchUp(); });
    connect(client, &redis::Client::lost, this, [this] { Q_EMIT availabilityChanged(false); });
}

Cache::~Cache() = default;

CacheStatus Cache::status() const
{
    CacheStatus status;
    status.isAvailable = m->isAvailable();
    if (!status.isAvailable)
        status.lastError = m->client ? m->client->lastError() : QStringLiteral("no Redis is configured");
    status.tags = m->statistics.tags();
    return status;
}

// --- reading --------------------------------------------------------------------------------------------------

Task<Value> Cache::fetch(Key key, std::chrono::seconds timeToLive, Loader load, CallContext context)
{
    MX_CO_TRY(auto found, co_await m->lookUp(key, context));
    if (found.bytes) {
        m->statistics.hit(key.tag);
        co_return Value{std::move(*found.bytes), Origin::Cache};
    }
    m->statistics.miss(key.tag, found.reason);

    const auto generationKey = keyOfGeneration(key.organization, key.tag);
    const auto flightKey = keyOfValue(key) + '#' + QByteArray::number(found.generation.value_or(0)) + '#' +
                           QByteArray::number(m->ownBumps[generationKey]);
    auto &flight = m->flights[flightKey];
    const bool isFirst = !flight;
    if (isFirst)
        flight = std::make_shared<Private::Flight>();
    const Completion<Value> arrival;
    flight->waiters.push_back(arrival);
    if (isFirst)
        m->load(key, flightKey, found.generation, timeToLive, std::move(load));
    const QPointer<Cache> self(this);
    auto value = co_await arrival.within(std::move(context));
    if (!value && self)
        m->leave(flightKey, value.error());
    co_return value;
}

Task<Cache::Private::Lookup> Cache::Private::lookUp(Key key, CallContext context)
{
    Lookup found;
    if (!isAvailable())
        co_return found;
    const auto generationKey = keyOfGeneration(key.organization, key.tag);
    const auto valueKey = keyOfValue(key);
    redis::Command command{"MGET", generationKey, valueKey};
    const auto reply = co_await client->command(std::move(command), context);
    if (!reply) {
        if (reply.error().kind == ErrorKind::Cancelled || context.isOver())
            co_return failure(reply.error());
        co_return found; // down, slow or full: a miss
    }
    if (reply->elements.size() != 2 || reply->elements[0].isNil()) {
        const auto made = co_await readGeneration(generationKey, context);
        if (made)
            found.generation = *made;
        found.reason = made ? MissReason::Cold : MissReason::Down;
        co_return found;
    }
    found.generation = reply->elements[0].text.toLongLong();
    const auto &stored = reply->elements[1];
    if (stored.isNil()) {
        found.reason = statistics.reasonOfAbsence(valueKey, *found.generation);
        co_return found;
    }
    auto value = StoredValue::decode(stored.text);
    found.reason = value ? MissReason::Invalidated : MissReason::Cold; // what cannot be read is overwritten
    if (value && value->generation == *found.generation)
        found.bytes = std::move(value->bytes);
    co_return found;
}

Task<qint64> Cache::Private::readGeneration(QByteArray key, CallContext context)
{
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
    if (!m->isAvailable())
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the cache is away"));
    const auto key = keyOfGeneration(organization, tag);
    redis::Command command{"GET", key};
    MX_CO_TRY(const auto reply, co_await m->client->command(std::move(command), context));
    if (!reply.isNil())
        co_return reply.text.toLongLong();
    co_return co_await m->readGeneration(key, std::move(context));
}

// --- loading --------------------------------------------------------------------------------------------------

QCoro::Task<> Cache::Private::load(Key key, QByteArray flightKey, std::optional<qint64> generation,
                                   std::chrono::seconds timeToLive, Loader loader)
{
    const QPointer<Cache> alive(q);
    auto context = CallContext::within(kInteractiveBudget, flights.at(flightKey)->stop.get_token());
    auto bytes = co_await loader(std::move(context));
    if (!alive)
        co_return;
    if (!bytes) {
        land(flightKey, failure(bytes.error()));
        co_return;
    }
    land(flightKey, Value{*bytes, Origin::Loader});
    if (!alive || !generation || !isAvailable())
        co_return;
    const auto stored = co_await store(std::move(key), *generation, std::move(*bytes), jittered(timeToLive));
    if (!stored)
        qCDebug(lcCache) << "not stored:" << stored.error().what;
}

Task<> Cache::Private::store(Key key, qint64 generation, QByteArray bytes, std::chrono::seconds timeToLive)
{
    const QPointer<Cache> alive(q);
    const auto encoded = StoredValue{generation, std::move(bytes)}.encode();
    if (!encoded)
        co_return failure(ErrorKind::Invalid, QStringLiteral("the value is too large to be cached"));
    const auto valueKey = keyOfValue(key);
    redis::Command command{"SET", valueKey, *encoded, "EX", QByteArray::number(qint64(timeToLive.count()))};
    auto budget = CallContext::within(1s);
    MX_CO_TRY(const auto reply, co_await client->command(std::move(command), std::move(budget)));
    Q_UNUSED(reply)
    if (alive)
        statistics.remember(valueKey, generation, timeToLive);
    co_return {};
}

void Cache::Private::land(const QByteArray &flightKey, const Result<Value> &value)
{
    const auto flight = flights.extract(flightKey);
    if (flight.empty())
        return;
    for (const auto &waiter : flight.mapped()->waiters)
        waiter.resolve(value);
}

void Cache::Private::leave(const QByteArray &flightKey, const Error &error)
{
    if (error.kind != ErrorKind::Cancelled && error.kind != ErrorKind::Timeout)
        return;
    const auto flight = flights.find(flightKey);
    if (flight == flights.end())
        return;
    const auto &waiters = flight->second->waiters;
    if (std::all_of(waiters.begin(), waiters.end(), [](const auto &waiter) { return waiter.isResolved(); })) {
        flight->second->stop.request_stop();
        flights.erase(flight); // a later caller loads anew
    }
}

// --- invalidating ---------------------------------------------------------------------------------------------

Task<> Cache::bump(OrganizationId organization, QStringList tags, CallContext context)
{
    std::vector<redis::Command> commands;
    for (const auto &tag : tags) {
        const auto key = keyOfGeneration(organization, tag);
        ++m->ownBumps[key];
        m->lostBumps.insert(key); // until Redis has it
        commands.push_back(renewal(key));
    }
    if (!m->isAvailable())
        co_return {};
    const QPointer<Cache> self(this);
    const auto replies = co_await m->client->pipeline(std::move(commands), std::move(context));
    if (!self || !replies)
        co_return {}; // catchUp() sends them when Redis is back
    if (!areAllDone(*replies)) {
        m->catchUp();
        co_return {};
    }
    for (const auto &tag : tags)
        m->lostBumps.erase(keyOfGeneration(organization, tag));
    co_return {};
}

/// Sends what was lost. Until that is done nothing is read: a Redis that takes no writes (OOM, READONLY) would go on
/// serving what has been invalidated.
QCoro::Task<> Cache::Private::catchUp()
{
    const QPointer<Cache> alive(q);
    isCatchingUp = true;
    const auto lost = lostBumps;
    std::vector<redis::Command> commands;
    for (const auto &key : lost)
        commands.push_back(renewal(key));
    auto budget = CallContext::within(2s);
    const auto replies = co_await client->pipeline(std::move(commands), std::move(budget));
    if (!alive)
        co_return;
    if (!replies) {
        isCatchingUp = false; // away again: ready() comes again
        co_return;
    }
    if (!areAllDone(*replies)) {
        QTimer::singleShot(500ms, q, [this] { catchUp(); });
        co_return;
    }
    isCatchingUp = false;
    for (const auto &key : lost)
        lostBumps.erase(key);
    Q_EMIT q->availabilityChanged(true);
}

} // namespace minixdr::cache
