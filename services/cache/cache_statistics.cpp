// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache_statistics.h"

#include <numeric>

namespace minixdr::cache
{

quint64 TagStatistics::lookups() const
{
    return std::accumulate(misses.begin(), misses.end(), hits);
}

double TagStatistics::hitRate() const
{
    const auto all = lookups();
    return all == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(all);
}

void CacheStatistics::remember(const QByteArray &key, qint64 generation, std::chrono::milliseconds timeToLive)
{
    m_stored.insert(key, new Stored{generation, std::chrono::steady_clock::now() + timeToLive});
}

MissReason CacheStatistics::reasonOfAbsence(const QByteArray &key, qint64 generation) const
{
    const auto *stored = m_stored.object(key);
    if (!stored)
        return MissReason::Cold;
    if (std::chrono::steady_clock::now() >= stored->expiresAt)
        return MissReason::Expired;
    return stored->generation == generation ? MissReason::Evicted : MissReason::Invalidated;
}

} // namespace minixdr::cache
