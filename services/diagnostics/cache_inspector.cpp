// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/cache_inspector.h"

#include "services/cache/redis_key.h"
#include "services/cache/stored_value.h"
#include "services/redis/client.h"

#include <QSet>

#include <algorithm>

namespace minixdr
{
namespace
{

using redis::Command;
using redis::Reply;

constexpr int kScanStep = 1000;
constexpr std::size_t kCommandsAKey = 3;

/// "used_memory:1048576" of INFO's lines.
QByteArray fieldOf(const QByteArray &info, const QByteArray &name)
{
    const auto at = info.indexOf("\r\n" + name + ':');
    if (at < 0)
        return {};
    const auto begin = at + 3 + name.size();
    return info.mid(begin, info.indexOf("\r\n", begin) - begin);
}

/// "db0:keys=12,expires=3,avg_ttl=0" → 12
qint64 keysOf(const QByteArray &info, int database)
{
    const auto field = fieldOf(info, "db" + QByteArray::number(database));
    const auto begin = field.indexOf('=') + 1;
    return field.mid(begin, field.indexOf(',') - begin).toLongLong();
}

/// SCAN's pattern: what is special in one is escaped (Redis manual, "KEYS").
QByteArray literally(const QByteArray &text)
{
    QByteArray pattern;
    for (const char letter : text) {
        if (QByteArrayView("*?[]^-\\").contains(letter))
            pattern += '\\';
        pattern += letter;
    }
    return pattern;
}

CachedKey keyFrom(const QByteArray &name, const Reply *replies, qint64 generation)
{
    CachedKey key;
    key.name = QString::fromUtf8(name);
    key.bytes = replies[0].integer;
    if (replies[1].integer >= 0)
        key.expiry = std::chrono::seconds{(replies[1].integer + 999) / 1000};
    key.isCurrent = cache::StoredValue::generationOf(replies[2].text) == generation;
    return key;
}

} // namespace

Task<RedisMemory> CacheInspector::memory(CallContext context)
{
    Command info{"INFO"};
    MX_CO_TRY(const auto reply, co_await m_client->command(std::move(info), std::move(context)));
    RedisMemory memory;
    memory.used = fieldOf(reply.text, "used_memory").toLongLong();
    memory.peak = fieldOf(reply.text, "used_memory_peak").toLongLong();
    memory.limit = fieldOf(reply.text, "maxmemory").toLongLong();
    memory.policy = QString::fromUtf8(fieldOf(reply.text, "maxmemory_policy"));
    memory.evicted = fieldOf(reply.text, "evicted_keys").toLongLong();
    memory.expired = fieldOf(reply.text, "expired_keys").toLongLong();
    memory.keys = keysOf(reply.text, m_client->config().database);
    co_return memory;
}

Task<CachedKeys> CacheInspector::keys(OrganizationId organization, QString tag, int limit, CallContext context)
{
    if (tag.isEmpty() || limit < 1)
        co_return failure(ErrorKind::Invalid, QStringLiteral("name a tag, and ask for one key at least"));
    const auto generationKey = cache::keyOfGeneration(organization, tag);
    Command get{"GET", generationKey};
    MX_CO_TRY(const auto generation, co_await m_client->command(std::move(get), context));
    const auto scope = generationKey.chopped(qstrlen("generation"));
    const QByteArray pattern = literally(scope) + "[vh]:*";
    QSet<QByteArray> names; // SCAN may name one twice
    QByteArray cursor = "0";
    do {
        Command scan{"SCAN", cursor, "MATCH", pattern, "COUNT", QByteArray::number(kScanStep)};
        MX_CO_TRY(const auto step, co_await m_client->command(std::move(scan), context));
        if (step.elements.size() != 2)
            co_return failure(ErrorKind::Bug, QStringLiteral("SCAN answered something else"));
        cursor = step.elements[0].text;
        for (const auto &name : step.elements[1].elements)
            names.insert(name.text);
    } while (cursor != "0" && names.size() <= limit);
    CachedKeys found;
    found.isComplete = names.size() <= limit;
    std::vector<QByteArray> chosen(names.begin(), names.end());
    chosen.resize(std::min(chosen.size(), static_cast<std::size_t>(limit)));
    MX_CO_TRY(found.keys, co_await describe(std::move(chosen), generation.text.toLongLong(), std::move(context)));
    co_return found;
}

Task<std::vector<CachedKey>> CacheInspector::describe(std::vector<QByteArray> names, qint64 generation,
                                                      CallContext context)
{
    std::vector<CachedKey> keys;
    for (std::size_t from = 0; from < names.size(); from += kScanStep) {
        const auto until = std::min(names.size(), from + kScanStep);
        std::vector<Command> commands;
        for (auto at = from; at < until; ++at) {
            commands.push_back({"MEMORY", "USAGE", names[at]});
            commands.push_back({"PTTL", names[at]});
            commands.push_back(
                {"GETRANGE", names[at], "0", QByteArray::number(cache::StoredValue::kGenerationEnd - 1)});
        }
        MX_CO_TRY(const auto replies, co_await m_client->pipeline(std::move(commands), context));
        for (auto at = from; at < until; ++at) {
            const auto *its = &replies[(at - from) * kCommandsAKey];
            if (!its[0].isNil()) // expired meanwhile
                keys.push_back(keyFrom(names[at], its, generation));
        }
    }
    std::ranges::stable_sort(keys, std::greater{}, &CachedKey::bytes);
    co_return keys;
}

} // namespace minixdr
