// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/diagnostics/resources_report.h"
#include "services/views/warm_up_report.h"

#include <span>
#include <vector>

namespace minixdr
{

inline constexpr const char *kCacheColumnsContext = "CacheColumns";

/// What the cache did for one tag.
struct TagRow {
    QString tag;
    cache::TagStatistics statistics;
    QString key() const { return tag; }
    bool operator==(const TagRow &) const = default;
};

struct InvalidationRow {
    cache::Invalidation invalidation;
    std::tuple<UtcTime, QString, qint64> key() const
    {
        return {invalidation.at, invalidation.tag, invalidation.organization.value};
    }
    bool operator==(const InvalidationRow &) const = default;
};

/// A view that people open, and what its last warm-up found.
struct WarmViewRow {
    WarmedView warmed;
    QString key() const;
    bool operator==(const WarmViewRow &) const = default;
};

std::vector<TagRow> tagRows(const cache::CacheStatus &status);
/// Two in the same microsecond of the same tag are one to people.
std::vector<InvalidationRow> invalidationRows(const std::vector<cache::Invalidation> &invalidations);

std::span<const Column<TagRow>> tagColumns();
std::span<const Column<InvalidationRow>> invalidationColumns();
std::span<const Column<CachedKey>> cachedKeyColumns();

std::vector<WarmViewRow> warmViewRows(const WarmUpReport &report);
std::span<const Column<WarmViewRow>> warmViewColumns();

} // namespace minixdr
