// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/cache/cache.h"
#include "services/paging/page_index.h"

#include <functional>
#include <list>
#include <memory>

namespace minixdr
{

/// What a load of counts gave: the index of its rows.
using LoadedIndex = std::shared_ptr<PageIndex>;

/// The page indexes of one tag ("events", "incidents"), by organization and filter, as long as they are current: until
/// the tag's generation moves, at most 300 s; while Redis is away, until this program writes or they are some seconds
/// old (longer where loading them is slow). The least recently used go first. Owned by a service, on its thread.
class PageIndexes
{
public:
    using Loader = std::function<Task<PageIndex>(CallContext)>;

    /// `cache` may be null.
    PageIndexes(cache::Cache *cache, QString tag) : m_cache(cache), m_tag(std::move(tag)) {}

    Task<LoadedIndex> get(OrganizationId organization, QString filter, Loader load, CallContext context);

private:
    using Clock = CallContext::Clock;

    struct Entry {
        OrganizationId organization;
        QString filter;
        std::optional<qint64> generation; ///< nothing if Redis was away when it was loaded
        quint64 ownBumps = 0;
        Clock::time_point loadedAt;
        Clock::duration loadTime;
        LoadedIndex index;
    };

    LoadedIndex findCurrent(OrganizationId organization, const QString &filter, std::optional<qint64> generation,
                            quint64 ownBumps);
    void keep(Entry entry);

    cache::Cache *m_cache;
    QString m_tag;
    std::list<Entry> m_entries; ///< the front is the most recently used
};

} // namespace minixdr
