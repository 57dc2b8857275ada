// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/alert_monitor.h"

#include "services/base/wire_words.h"

namespace minixdr
{
namespace
{

constexpr WireWords<4> kWords{"slow_query", "pool_exhausted", "low_hit_rate", "plan_changed"};
constexpr std::size_t kRecent = 100;

/// Of two values, whether the second is the worse one to hear of.
bool isWorse(AlertKind kind, double before, double now)
{
    return kind == AlertKind::LowHitRate ? now < before : now > before;
}

} // namespace

QString toWord(AlertKind kind)
{
    return wireWord(kWords, kind);
}

void AlertMonitor::raise(AlertKind kind, const QString &subject, double value)
{
    auto &pending = m_pending.at(static_cast<std::size_t>(kind)).alert;
    if (!pending) {
        pending = Alert{kind, utcNow(), subject, value, 1};
        return;
    }
    ++pending->count;
    if (isWorse(kind, pending->value, value)) {
        pending->subject = subject;
        pending->value = value;
        pending->at = utcNow();
    }
}

void AlertMonitor::record(const postgres::QueryRun &run)
{
    const auto took = run.timing.sum();
    if (took < kSlowFrom)
        return;
    const std::lock_guard lock(m_mutex);
    raise(AlertKind::SlowQuery, QString::fromUtf8(run.statement.data(), static_cast<qsizetype>(run.statement.size())),
          std::chrono::duration<double>(took).count());
}

void AlertMonitor::planChanged(const QString &statement)
{
    const std::lock_guard lock(m_mutex);
    raise(AlertKind::PlanChanged, statement, 0);
}

void AlertMonitor::samplePool(const QString &pool, const postgres::PoolStatus &status)
{
    if (status.waiting == 0 || status.busy < status.limit)
        return;
    const std::lock_guard lock(m_mutex);
    raise(AlertKind::PoolExhausted, pool, status.waiting);
}

void AlertMonitor::sampleCache(quint64 hits, quint64 lookups)
{
    const std::lock_guard lock(m_mutex);
    m_minute.push_back({hits, lookups});
    if (m_minute.size() <= static_cast<std::size_t>(kQuiet.count()))
        return; // a rate of less than a minute says that the program has just begun
    m_minute.pop_front();
    const auto asked = lookups - m_minute.front().lookups;
    const auto found = hits - m_minute.front().hits;
    if (asked < kFewLookups)
        return;
    const auto rate = static_cast<double>(found) / static_cast<double>(asked);
    if (rate < kLowHitRate)
        raise(AlertKind::LowHitRate, {}, rate);
}

std::vector<Alert> AlertMonitor::take(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    std::vector<Alert> due;
    for (auto &pending : m_pending) {
        if (!pending.alert || (pending.toldAt && now - *pending.toldAt < kQuiet))
            continue;
        pending.toldAt = now;
        due.push_back(*std::exchange(pending.alert, std::nullopt));
        m_recent.push_front(due.back());
    }
    if (m_recent.size() > kRecent)
        m_recent.resize(kRecent);
    return due;
}

std::vector<Alert> AlertMonitor::recent() const
{
    const std::lock_guard lock(m_mutex);
    return {m_recent.begin(), m_recent.end()};
}

} // namespace minixdr
