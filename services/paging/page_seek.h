// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/paging/page_index.h"

#include <algorithm>
#include <limits>

namespace minixdr
{

/// Where a statement starts and what it takes: by key, at most one minute from the first row of the page.
template <typename Key>
struct PageSeek {
    bool isUpwards = false; ///< towards newer rows; then the rows come nearest first
    Key bound;              ///< exclusive
    qint64 skip = 0;
    qint64 take = 0;
    qint64 firstRow = 0; ///< rows newer than the page
};

inline constexpr qint64 kLeastId = std::numeric_limits<qint64>::min();
inline constexpr qint64 kGreatestId = std::numeric_limits<qint64>::max();

inline qint64 pageCount(qint64 total, int pageSize)
{
    return (total + pageSize - 1) / pageSize;
}

/// Invalid, naming the range, for a page size outside 1…1000.
inline Result<> checkPageSize(int pageSize)
{
    if (pageSize >= kMinPageSize && pageSize <= kMaxPageSize)
        return {};
    return failure(ErrorKind::Invalid,
                   QStringLiteral("page size %1 is outside %2…%3").arg(pageSize).arg(kMinPageSize).arg(kMaxPageSize));
}

/// Invalid, naming the range, for a page that does not exist. An empty list has one page, without rows.
inline Result<> checkPageNumber(qint64 number, qint64 total, int pageSize)
{
    const auto last = std::max<qint64>(1, pageCount(total, pageSize));
    if (number >= 1 && number <= last)
        return {};
    return failure(ErrorKind::Invalid, QStringLiteral("page %1 is outside 1…%2").arg(number).arg(last));
}

/// The rows that are newer than this key come before the page of `position`: they must be counted to say where it is.
/// Nothing for a position that is a number itself.
template <typename Key>
std::optional<Key> keyToCountFrom(const PagePosition<Key> &position)
{
    if (const auto *before = std::get_if<PageBefore<Key>>(&position))
        return before->key;
    if (const auto *at = std::get_if<PageAtTime>(&position))
        return Key{at->time, {kGreatestId}};
    const auto *after = std::get_if<PageAfter<Key>>(&position);
    if (!after)
        return std::nullopt;
    const auto &[time, id] = after->key;
    return id.value == kLeastId ? Key{time - std::chrono::microseconds{1}, {kGreatestId}} : Key{time, {id.value - 1}};
}

/// Where to seek for `position` among the rows within `range`. `newer` is how many rows keyToCountFrom() asked for;
/// for a number, the minutes of its first row must be known to `index`, and the number checked.
template <typename Key>
PageSeek<Key> seekTo(const PagePosition<Key> &position, int pageSize, TimeSpan range, const PageIndex &index,
                     qint64 newer)
{
    using namespace std::chrono;
    const PageSeek<Key> top{false, {range.until, {kLeastId}}, 0, pageSize, 0};
    const auto toNumber = [&](qint64 number) {
        auto seek = top;
        seek.firstRow = (number - 1) * pageSize;
        const auto known = index.boundOf(seek.firstRow);
        const auto place = index.placeOf(seek.firstRow);
        if (known) {
            seek.bound = {known->time, {known->id}};
        } else if (seek.firstRow > 0 && place) {
            seek.bound = {std::min<UtcTime>(place->minute + minutes{1}, range.until), {kLeastId}};
            seek.skip = place->skip;
        }
        return seek;
    };
    const auto toLast = [&] {
        const auto firstRow = std::max<qint64>(0, pageCount(index.total(), pageSize) - 1) * pageSize;
        const Key bottom{range.since - microseconds{1}, {kGreatestId}};
        return PageSeek<Key>{true, bottom, 0, index.total() - firstRow, firstRow};
    };
    if (const auto *number = std::get_if<PageNumber>(&position))
        return toNumber(number->number);
    if (std::holds_alternative<LastPage>(position))
        return toLast();
    if (const auto *after = std::get_if<PageAfter<Key>>(&position))
        return {false, after->key, 0, pageSize, newer};
    if (const auto *before = std::get_if<PageBefore<Key>>(&position))
        return {true, before->key, 0, pageSize, std::max<qint64>(0, newer - pageSize)};
    if (const auto *at = std::get_if<PageAtTime>(&position))
        return {false, {std::min<UtcTime>(at->time + microseconds{1}, range.until), {kLeastId}}, 0, pageSize, newer};
    return top;
}

/// The minutes that hold the page, and the one that its key is in: rows may have come that `index` does not know of.
struct MinutesToVisit {
    qint64 firstRow = 0;
    qint64 count = 0;
    std::optional<UtcTime> ofKey;
};

template <typename Key>
MinutesToVisit minutesToVisit(const PageSeek<Key> &seek, const PageIndex &index)
{
    using namespace std::chrono;
    const auto &[time, id] = seek.bound;
    if (id.value == kGreatestId) // from the bottom
        return {seek.firstRow, seek.take, {}};
    const bool isKey = id.value != kLeastId;
    const UtcTime minute = floor<minutes>(isKey ? time : time - microseconds{1});
    const auto newer = index.rowsAfterMinuteOf(minute);
    const auto ofKey = isKey ? std::optional(minute) : std::nullopt;
    if (seek.isUpwards)
        return {seek.firstRow, newer - seek.firstRow, ofKey};
    return {newer, std::max<qint64>(0, seek.firstRow - newer) + seek.take, ofKey};
}

/// Lets `index` remember where the rows of a page by number begin and end. Other positions are not to be remembered:
/// they may show rows that are newer than the counts.
template <typename Row, typename Position, typename Seek>
void rememberPage(PageIndex &index, const Position &position, const Seek &seek, const std::vector<Row> &rows)
{
    const auto *number = std::get_if<PageNumber>(&position);
    if (!number || number->number < 2 || rows.empty())
        return;
    const auto &[firstTime, firstId] = rows.front().key();
    const auto &[lastTime, lastId] = rows.back().key();
    if (firstId.value < kGreatestId)
        index.remember(seek.firstRow, {firstTime, firstId.value + 1});
    index.remember(seek.firstRow + static_cast<qint64>(rows.size()), {lastTime, lastId.value});
}

/// What a page bar shows for a page found by `seek`.
template <typename Key>
PageFacts factsOf(const PageSeek<Key> &seek, int pageSize, const PageIndex &index)
{
    PageFacts facts;
    facts.pages = pageCount(index.total(), pageSize);
    facts.number = std::min(seek.firstRow / pageSize + 1, std::max<qint64>(1, facts.pages)); // behind all rows
    facts.total = index.total();
    facts.firstRow = seek.firstRow;
    facts.pageSize = pageSize;
    facts.countedAt = index.countedAt();
    return facts;
}

} // namespace minixdr
