// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/paging/page_index.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

namespace
{

constexpr std::size_t kMostBounds = 20'000;

bool isNewer(const TimeBucket &left, const TimeBucket &right)
{
    return left.start > right.start;
}

UtcTime hourOf(UtcTime time)
{
    return floor<hours>(time);
}

} // namespace

PageIndex PageIndex::ofHours(std::vector<TimeBucket> buckets, UtcTime countedAt)
{
    std::sort(buckets.begin(), buckets.end(), isNewer);
    PageIndex index;
    index.m_countedAt = countedAt;
    index.m_hours.reserve(buckets.size());
    for (const auto &bucket : buckets) {
        index.m_hours.push_back({bucket.start, index.m_total, bucket.rows, false, {}});
        index.m_total += bucket.rows;
    }
    return index;
}

PageIndex PageIndex::ofMinutes(std::vector<TimeBucket> minutes, UtcTime countedAt)
{
    std::sort(minutes.begin(), minutes.end(), isNewer);
    std::vector<TimeBucket> sums;
    for (const auto &minute : minutes) {
        if (sums.empty() || sums.back().start != hourOf(minute.start))
            sums.push_back({hourOf(minute.start), 0});
        sums.back().rows += minute.rows;
    }
    auto index = ofHours(std::move(sums), countedAt);
    if (minutes.empty())
        return index;
    const TimeSpan span{minutes.back().start, minutes.front().start + hours{1}};
    index.addMinutes(span, std::move(minutes));
    return index;
}

PageIndex::Hours::const_iterator PageIndex::hourOfRow(qint64 row) const
{
    const auto next = std::upper_bound(m_hours.begin(), m_hours.end(), row,
                                       [](qint64 wanted, const Hour &hour) { return wanted < hour.before; });
    return row >= m_total || next == m_hours.begin() ? m_hours.end() : std::prev(next);
}

PageIndex::Hours::const_iterator PageIndex::hourAtOrBefore(UtcTime time) const
{
    return std::lower_bound(m_hours.begin(), m_hours.end(), hourOf(time),
                            [](const Hour &hour, UtcTime wanted) { return hour.start > wanted; });
}

std::optional<TimeSpan> PageIndex::hoursToLoad(qint64 firstRow, qint64 count) const
{
    std::optional<TimeSpan> span;
    for (auto hour = hourOfRow(firstRow); hour != m_hours.end() && hour->before < firstRow + count; ++hour) {
        if (hour->hasMinutes)
            continue;
        span = TimeSpan{hour->start, span ? span->until : hour->start + hours{1}};
    }
    return span;
}

std::optional<TimeSpan> PageIndex::hourToLoad(UtcTime time) const
{
    const auto hour = hourAtOrBefore(time);
    if (hour == m_hours.end() || hour->start != hourOf(time) || hour->hasMinutes)
        return std::nullopt;
    return TimeSpan{hour->start, hour->start + hours{1}};
}

void PageIndex::addMinutes(TimeSpan span, std::vector<TimeBucket> minutes)
{
    std::sort(minutes.begin(), minutes.end(), isNewer);
    for (auto &hour : m_hours) {
        if (hour.start < hourOf(span.since) || hour.start >= span.until || hour.hasMinutes)
            continue;
        const auto end = hour.start + hours{1};
        const auto first = std::partition_point(minutes.begin(), minutes.end(),
                                                [&](const TimeBucket &minute) { return minute.start >= end; });
        const auto last = std::partition_point(first, minutes.end(),
                                               [&](const TimeBucket &minute) { return minute.start >= hour.start; });
        hour.minutes.assign(first, last);
        hour.hasMinutes = true;
    }
}

std::optional<PageIndex::Place> PageIndex::placeOf(qint64 row) const
{
    const auto hour = hourOfRow(row);
    if (hour == m_hours.end() || hour->minutes.empty())
        return std::nullopt;
    qint64 rest = row - hour->before;
    for (const auto &minute : hour->minutes) {
        if (rest < minute.rows)
            return Place{minute.start, rest};
        rest -= minute.rows;
    }
    // Rows went between counting the hour and counting its minutes: the page starts at the hour's last one.
    return Place{hour->minutes.back().start, std::max<qint64>(0, hour->minutes.back().rows - 1)};
}

void PageIndex::remember(qint64 row, Bound bound)
{
    if (m_bounds.size() >= kMostBounds)
        m_bounds.clear();
    m_bounds.insert_or_assign(row, bound);
}

std::optional<PageIndex::Bound> PageIndex::boundOf(qint64 row) const
{
    const auto found = m_bounds.find(row);
    return found == m_bounds.end() ? std::nullopt : std::optional(found->second);
}

std::vector<UtcTime> PageIndex::minutesOf(qint64 firstRow, qint64 count) const
{
    std::vector<UtcTime> found;
    for (auto hour = hourOfRow(firstRow); hour != m_hours.end() && hour->before < firstRow + count; ++hour) {
        qint64 before = hour->before;
        for (const auto &minute : hour->minutes) {
            if (before + minute.rows > firstRow && before < firstRow + count)
                found.push_back(minute.start);
            before += minute.rows;
        }
    }
    return found;
}

qint64 PageIndex::rowsAfterMinuteOf(UtcTime time) const
{
    const auto hour = hourAtOrBefore(time);
    if (hour == m_hours.end())
        return m_total;
    qint64 rows = hour->before;
    if (hour->start == hourOf(time))
        for (const auto &minute : hour->minutes)
            if (minute.start > floor<minutes>(time))
                rows += minute.rows;
    return rows;
}

} // namespace minixdr
