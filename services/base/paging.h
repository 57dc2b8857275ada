// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <optional>
#include <variant>

namespace minixdr
{

inline constexpr int kMinPageSize = 1;
inline constexpr int kMaxPageSize = 1000;

/// Before and after everything, with room to calculate: the bounds of a filter that has none.
inline constexpr UtcTime kEarliestTime{std::chrono::sys_days{std::chrono::year{1} / 1 / 1}};
inline constexpr UtcTime kLatestTime{std::chrono::sys_days{std::chrono::year{9999} / 1 / 1}};

/// Where a page begins. By key wherever a neighbour is wanted; by number through counts kept beside the table.
struct FirstPage {
    bool operator==(const FirstPage &) const = default;
};
struct LastPage {
    bool operator==(const LastPage &) const = default;
};
struct PageNumber {
    qint64 number = 1; ///< from 1
    bool operator==(const PageNumber &) const = default;
};
/// The page that follows the row with this key (older rows).
template <typename Key>
struct PageAfter {
    Key key;
    bool operator==(const PageAfter &) const = default;
};
/// The page that ends before the row with this key (newer rows).
template <typename Key>
struct PageBefore {
    Key key;
    bool operator==(const PageBefore &) const = default;
};
/// The page whose first row is the newest one at or before this time.
struct PageAtTime {
    UtcTime time;
    bool operator==(const PageAtTime &) const = default;
};

template <typename Key>
using PagePosition = std::variant<FirstPage, LastPage, PageNumber, PageAfter<Key>, PageBefore<Key>, PageAtTime>;

/// What a page bar shows. A page reached by key or time need not sit on a page boundary: then `firstRow` says where it
/// is, and `number` is the page that row belongs to.
struct PageFacts {
    qint64 number = 1;
    qint64 pages = 0;
    qint64 total = 0;    ///< exact
    qint64 firstRow = 0; ///< rows before this page: 0 on the first one
    int pageSize = 50;
    UtcTime countedAt;      ///< how old `total` is
    bool fromCache = false; ///< whether the rows came from Redis
    bool operator==(const PageFacts &) const = default;
};

} // namespace minixdr
