// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/cache_columns.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace minixdr
{
namespace
{

using cache::MissReason;

template <MissReason reason>
QVariant misses(const TagRow &row)
{
    return QVariant(qint64(row.statistics.misses[static_cast<std::size_t>(reason)]));
}

QString rateText(const TagRow &row)
{
    return QLocale().toString(row.statistics.hitRate() * 100, 'f', 1);
}

constexpr std::array kTags{
    Column<TagRow>{"tag", QT_TRANSLATE_NOOP("CacheColumns", "Tag"), CellKind::Monospace,
                   [](const TagRow &row) { return QVariant(row.tag); }, 10, ColumnWish::Stretch},
    Column<TagRow>{"rate", QT_TRANSLATE_NOOP("CacheColumns", "Hits, %"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(row.statistics.hitRate() * 100); }, 9, ColumnWish::None,
                   rateText},
    Column<TagRow>{"lookups", QT_TRANSLATE_NOOP("CacheColumns", "Lookups"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(qint64(row.statistics.lookups())); }, 10},
    Column<TagRow>{"cold", QT_TRANSLATE_NOOP("CacheColumns", "Cold"), CellKind::Number, misses<MissReason::Cold>, 8},
    Column<TagRow>{"expired", QT_TRANSLATE_NOOP("CacheColumns", "Expired"), CellKind::Number,
                   misses<MissReason::Expired>, 9},
    Column<TagRow>{"invalidated", QT_TRANSLATE_NOOP("CacheColumns", "Invalidated"), CellKind::Number,
                   misses<MissReason::Invalidated>, 12},
    Column<TagRow>{"evicted", QT_TRANSLATE_NOOP("CacheColumns", "Evicted"), CellKind::Number,
                   misses<MissReason::Evicted>, 9},
    Column<TagRow>{"down", QT_TRANSLATE_NOOP("CacheColumns", "Redis away"), CellKind::Number, misses<MissReason::Down>,
                   11},
    Column<TagRow>{"waits", QT_TRANSLATE_NOOP("CacheColumns", "Waited"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(qint64(row.statistics.leaseWaits)); }, 8},
    Column<TagRow>{"refreshes", QT_TRANSLATE_NOOP("CacheColumns", "Refreshed"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(qint64(row.statistics.refreshes)); }, 10},
    Column<TagRow>{"audits", QT_TRANSLATE_NOOP("CacheColumns", "Audits"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(qint64(row.statistics.audits)); }, 8},
    Column<TagRow>{"differences", QT_TRANSLATE_NOOP("CacheColumns", "Differences"), CellKind::Number,
                   [](const TagRow &row) { return QVariant(qint64(row.statistics.differences)); }, 11},
};

constexpr std::array kInvalidations{
    Column<InvalidationRow>{
        "at", QT_TRANSLATE_NOOP("CacheColumns", "Time"), CellKind::Time,
        [](const InvalidationRow &row) { return QVariant(qint64(row.invalidation.at.time_since_epoch().count())); },
        24},
    Column<InvalidationRow>{"tag", QT_TRANSLATE_NOOP("CacheColumns", "Tag"), CellKind::Monospace,
                            [](const InvalidationRow &row) { return QVariant(row.invalidation.tag); }, 16,
                            ColumnWish::Stretch},
    Column<InvalidationRow>{"organization", QT_TRANSLATE_NOOP("CacheColumns", "Organization"), CellKind::Number,
                            [](const InvalidationRow &row) { return QVariant(row.invalidation.organization.value); },
                            12},
    Column<InvalidationRow>{"confirmed", QT_TRANSLATE_NOOP("CacheColumns", "Redis has it"), CellKind::Text,
                            [](const InvalidationRow &row) {
                                return QVariant(row.invalidation.isConfirmed
                                                    ? QCoreApplication::translate("CacheColumns", "yes")
                                                    : QCoreApplication::translate("CacheColumns", "not yet"));
                            },
                            12},
};

constexpr std::array kKeys{
    Column<CachedKey>{"key", QT_TRANSLATE_NOOP("CacheColumns", "Key"), CellKind::Monospace,
                      [](const CachedKey &key) { return QVariant(key.name); }, 60, ColumnWish::Stretch},
    Column<CachedKey>{"bytes", QT_TRANSLATE_NOOP("CacheColumns", "Memory"), CellKind::Bytes,
                      [](const CachedKey &key) { return QVariant(key.bytes); }, 11},
    Column<CachedKey>{"expiry", QT_TRANSLATE_NOOP("CacheColumns", "Expires in"), CellKind::Duration,
                      [](const CachedKey &key) {
                          return key.expiry ? QVariant(qint64(std::chrono::nanoseconds(*key.expiry).count()))
                                            : QVariant();
                      },
                      11},
    Column<CachedKey>{"state", QT_TRANSLATE_NOOP("CacheColumns", "State"), CellKind::Text,
                      [](const CachedKey &key) {
                          return QVariant(key.isCurrent ? QCoreApplication::translate("CacheColumns", "current")
                                                        : QCoreApplication::translate("CacheColumns", "invalidated"));
                      },
                      12},
};

QVariant duration(const std::optional<std::chrono::microseconds> &time)
{
    return time ? QVariant(qint64(std::chrono::nanoseconds(*time).count())) : QVariant();
}

QString stateOf(const WarmedView &warmed)
{
    if (warmed.error)
        return QCoreApplication::translate("CacheColumns", "failed");
    return warmed.cold ? QCoreApplication::translate("CacheColumns", "loaded")
                       : QCoreApplication::translate("CacheColumns", "was warm");
}

QString filterOf(const WarmedView &warmed)
{
    if (warmed.error)
        return warmed.error->what;
    const auto text = canonicalText(warmed.use.view).mid(1);
    return text.isEmpty() ? QCoreApplication::translate("CacheColumns", "all") : text;
}

constexpr std::array kWarmViews{
    Column<WarmViewRow>{"list", QT_TRANSLATE_NOOP("CacheColumns", "List"), CellKind::Monospace,
                        [](const WarmViewRow &row) { return QVariant(listOf(row.warmed.use.view)); }, 12},
    Column<WarmViewRow>{"filter", QT_TRANSLATE_NOOP("CacheColumns", "Filter"), CellKind::Monospace,
                        [](const WarmViewRow &row) { return QVariant(filterOf(row.warmed)); }, 30, ColumnWish::Stretch},
    Column<WarmViewRow>{"size", QT_TRANSLATE_NOOP("CacheColumns", "Page size"), CellKind::Number,
                        [](const WarmViewRow &row) { return QVariant(qint64(row.warmed.use.view.pageSize)); }, 10},
    Column<WarmViewRow>{"use", QT_TRANSLATE_NOOP("CacheColumns", "Opened"), CellKind::Number,
                        [](const WarmViewRow &row) { return QVariant(std::round(row.warmed.use.weight * 10) / 10); },
                        9},
    Column<WarmViewRow>{"state", QT_TRANSLATE_NOOP("CacheColumns", "State"), CellKind::Text,
                        [](const WarmViewRow &row) { return QVariant(stateOf(row.warmed)); }, 12},
    Column<WarmViewRow>{"coldTime", QT_TRANSLATE_NOOP("CacheColumns", "From the database"), CellKind::Duration,
                        [](const WarmViewRow &row) { return duration(row.warmed.cold); }, 16},
    Column<WarmViewRow>{"warmTime", QT_TRANSLATE_NOOP("CacheColumns", "From the cache"), CellKind::Duration,
                        [](const WarmViewRow &row) { return duration(row.warmed.warm); }, 14},
};

} // namespace

QString WarmViewRow::key() const
{
    const auto &view = warmed.use.view;
    return listOf(view) + QString::number(view.pageSize) + canonicalText(view);
}

std::vector<WarmViewRow> warmViewRows(const WarmUpReport &report)
{
    std::vector<WarmViewRow> rows;
    for (const auto &warmed : report.views)
        rows.push_back({warmed});
    return rows;
}

std::span<const Column<WarmViewRow>> warmViewColumns()
{
    return kWarmViews;
}

std::vector<TagRow> tagRows(const cache::CacheStatus &status)
{
    std::vector<TagRow> rows;
    for (const auto &[tag, statistics] : status.tags)
        rows.push_back({tag, statistics});
    return rows;
}

std::vector<InvalidationRow> invalidationRows(const std::vector<cache::Invalidation> &invalidations)
{
    std::vector<InvalidationRow> rows;
    for (const auto &invalidation : invalidations)
        if (const InvalidationRow row{invalidation}; rows.empty() || rows.back().key() != row.key())
            rows.push_back(row);
    return rows;
}

std::span<const Column<TagRow>> tagColumns()
{
    return kTags;
}
std::span<const Column<InvalidationRow>> invalidationColumns()
{
    return kInvalidations;
}
std::span<const Column<CachedKey>> cachedKeyColumns()
{
    return kKeys;
}

} // namespace minixdr
