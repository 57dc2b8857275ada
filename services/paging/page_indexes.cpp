// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/paging/page_indexes.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kKeptIndexes = 32;
constexpr auto kShortestAge = 2s;
constexpr auto kLongestAge = 300s;
constexpr int kAgePerLoadTime = 20;

} // namespace

Task<LoadedIndex> PageIndexes::get(OrganizationId organization, QString filter, Loader load, CallContext context)
{
    // These come first: whoever writes after this makes the index outdated, even while it loads.
    std::optional<qint64> generation;
    const auto ownBumps = m_cache ? m_cache->ownBumps(organization, m_tag) : 0;
    if (m_cache) {
        const auto current = co_await m_cache->generation(organization, m_tag, context);
        if (current)
            generation = *current;
    }
    if (auto index = findCurrent(organization, filter, generation, ownBumps))
        co_return index;

    const auto start = Clock::now();
    MX_CO_TRY(auto loaded, co_await load(context));
    auto index = std::make_shared<PageIndex>(std::move(loaded));
    keep({organization, filter, generation, ownBumps, Clock::now(), Clock::now() - start, index});
    co_return index;
}

LoadedIndex PageIndexes::findCurrent(OrganizationId organization, const QString &filter,
                                     std::optional<qint64> generation, quint64 ownBumps)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &candidate) {
        return candidate.organization == organization && candidate.filter == filter;
    });
    if (entry == m_entries.end())
        return nullptr;
    const auto ageWithoutRedis = std::max<Clock::duration>(kShortestAge, kAgePerLoadTime * entry->loadTime);
    const auto allowedAge = generation ? Clock::duration(kLongestAge) : ageWithoutRedis;
    const bool isCurrent = (!generation || entry->generation == generation) && entry->ownBumps == ownBumps &&
                           Clock::now() - entry->loadedAt < allowedAge;
    if (!isCurrent) {
        m_entries.erase(entry);
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->index;
}

void PageIndexes::keep(Entry entry)
{
    m_entries.remove_if([&](const Entry &candidate) {
        return candidate.organization == entry.organization && candidate.filter == entry.filter;
    });
    m_entries.push_front(std::move(entry));
    if (m_entries.size() > kKeptIndexes)
        m_entries.pop_back();
}

} // namespace minixdr
