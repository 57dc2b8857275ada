// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache_core.h"
#include "services/cache/redis_key.h"

#include <QRandomGenerator>

#include <algorithm>

namespace minixdr::cache
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kGenerationLife = std::chrono::hours{24 * 30};
constexpr auto kRetryOfLostBumps = 500ms;
constexpr std::size_t kTraced = 200;

/// Never the same number twice, even after Redis has lost the one before: time in the high bits, chance in the low.
qint64 freshGeneration()
{
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(utcNow().time_since_epoch()).count();
    return (static_cast<qint64>(millis) << 20) | QRandomGenerator::global()->bounded(1 << 20);
}

bool areAllDone(const std::vector<redis::Reply> &replies)
{
    return std::none_of(replies.begin(), replies.end(),
                        [](const redis::Reply &reply) { return reply.type == redis::Reply::Type::Error; });
}

std::vector<redis::Command> renewals(const std::map<QByteArray, quint64> &keys)
{
    std::vector<redis::Command> commands;
    for (const auto &[key, count] : keys)
        commands.push_back(renewal(key));
    return commands;
}

} // namespace

redis::Command renewal(const QByteArray &generationKey)
{
    return {"SET", generationKey, QByteArray::number(freshGeneration()), "EX",
            QByteArray::number(qint64(std::chrono::seconds(kGenerationLife).count()))};
}

Task<> CacheCore::bump(OrganizationId organization, QStringList tags, CallContext context)
{
    const auto self = shared_from_this();
    std::map<QByteArray, quint64> sent;
    for (const auto &tag : std::as_const(tags)) {
        const auto key = keyOfGeneration(organization, tag);
        sent[key] = ++m_bumps[key];
        note(organization, tag);
    }
    if (!client)
        co_return {};
    for (const auto &[key, count] : sent)
        m_lostBumps[key] = count; // until Redis has it
    if (!isAvailable())
        co_return {}; // catchUp() sends it
    const Completion<bool> done;
    renew(std::move(sent), done);
    static_cast<void>(co_await done.within(std::move(context)));
    co_return {};
}

/// Without its caller's context: who withdraws a write that is committed has written.
QCoro::Task<> CacheCore::renew(std::map<QByteArray, quint64> sent, Completion<bool> done)
{
    const auto self = shared_from_this();
    auto commands = renewals(sent);
    auto budget = CallContext::within(kInteractiveBudget);
    const auto replies = co_await client->pipeline(std::move(commands), std::move(budget));
    if (replies && areAllDone(*replies)) {
        confirm(sent);
    } else if (client && client->isReady()) {
        setBehind(true);
        catchUp();
    }
    done.resolve(true);
}

quint64 CacheCore::ownBumps(const QByteArray &generationKey) const
{
    const auto found = m_bumps.find(generationKey);
    return found == m_bumps.end() ? 0 : found->second;
}

void CacheCore::note(OrganizationId organization, const QString &tag)
{
    invalidations.push_front({utcNow(), organization, tag, false});
    if (invalidations.size() > kTraced)
        invalidations.pop_back();
}

/// A bump made meanwhile stays lost: it was for a later commit.
void CacheCore::confirm(const std::map<QByteArray, quint64> &sent)
{
    for (const auto &[key, count] : sent)
        if (const auto lost = m_lostBumps.find(key); lost != m_lostBumps.end() && lost->second == count)
            m_lostBumps.erase(lost);
    for (auto &invalidation : invalidations)
        invalidation.isConfirmed = !m_lostBumps.contains(keyOfGeneration(invalidation.organization, invalidation.tag));
}

/// Redis is there, again perhaps. A restart or a failover may have undone what others wrote, and a program that ended
/// meanwhile will not tell what it wrote: so what is read here is renewed.
void CacheCore::beginAgain()
{
    isBehind = true;
    for (auto &[key, count] : m_bumps)
        m_lostBumps[key] = ++count;
    catchUp();
}

/// Sends what was lost. Until that is done nothing is read: a Redis that takes no writes (OOM, READONLY) would go on
/// serving what has been invalidated.
QCoro::Task<> CacheCore::catchUp()
{
    const auto self = shared_from_this();
    if (std::exchange(m_isCatchingUp, true))
        co_return;
    while (client && client->isReady() && !m_lostBumps.empty()) {
        const auto sent = m_lostBumps;
        auto commands = renewals(sent);
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
    m_isCatchingUp = false;
    if (client && client->isReady() && m_lostBumps.empty())
        setBehind(false);
}

void CacheCore::setBehind(bool isNow)
{
    if (std::exchange(isBehind, isNow) != isNow && q)
        Q_EMIT q->availabilityChanged(!isNow);
}

} // namespace minixdr::cache
