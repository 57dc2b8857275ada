// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/paging.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace minixdr
{

/// How many rows lie in one hour or one minute.
struct TimeBucket {
    UtcTime start;
    qint64 rows = 0;
    bool operator==(const TimeBucket &) const = default;
};

/// From `since` up to, without, `until`.
struct TimeSpan {
    UtcTime since;
    UtcTime until;
    bool operator==(const TimeSpan &) const = default;
};

/// Where the rows of one filter lie in time, newest first, as prefix sums: hours from the start, minutes as they are
/// needed. It turns a row number into a minute and a rest, and a time into a row number, without a table scan.
/// A value of the thread that loads it; row numbers count from 0.
class PageIndex
{
public:
    PageIndex() = default;
    /// Hours in any order, their minutes still to be added.
    static PageIndex ofHours(std::vector<TimeBucket> hours, UtcTime countedAt);
    /// Minutes in any order, complete.
    static PageIndex ofMinutes(std::vector<TimeBucket> minutes, UtcTime countedAt);

    qint64 total() const { return m_total; }
    UtcTime countedAt() const { return m_countedAt; }

    /// The span of hours that hold `count` rows from `firstRow` and lack their minutes; nothing if none does.
    std::optional<TimeSpan> hoursToLoad(qint64 firstRow, qint64 count) const;
    /// The same for the hour of one instant.
    std::optional<TimeSpan> hourToLoad(UtcTime time) const;
    /// The minutes of every hour within `span`, which hoursToLoad gave.
    void addMinutes(TimeSpan span, std::vector<TimeBucket> minutes);

    struct Place {
        UtcTime minute;
        qint64 skip = 0; ///< rows of that minute that come before
        bool operator==(const Place &) const = default;
    };
    /// Where `row` is; the minutes of its hour must be known. Nothing past the last row.
    std::optional<Place> placeOf(qint64 row) const;

    /// A key that is newer than a row and all older ones, and not newer than any other.
    struct Bound {
        UtcTime time;
        qint64 id = 0;
        bool operator==(const Bound &) const = default;
    };
    /// Remembers where a row was found: the next visit needs no counting within its minute, which may hold thousands.
    void remember(qint64 row, Bound bound);
    std::optional<Bound> boundOf(qint64 row) const;

    /// The minutes that hold `count` rows from `firstRow`, newest first.
    std::vector<UtcTime> minutesOf(qint64 firstRow, qint64 count) const;
    /// How many rows are newer than the minute that `time` is in.
    qint64 rowsAfterMinuteOf(UtcTime time) const;

private:
    struct Hour {
        UtcTime start;
        qint64 before = 0; ///< rows in newer hours
        qint64 rows = 0;
        bool hasMinutes = false;
        std::vector<TimeBucket> minutes; ///< newest first
    };
    using Hours = std::vector<Hour>;

    Hours::const_iterator hourOfRow(qint64 row) const;
    Hours::const_iterator hourAtOrBefore(UtcTime time) const;

    Hours m_hours; ///< newest first
    std::unordered_map<qint64, Bound> m_bounds;
    qint64 m_total = 0;
    UtcTime m_countedAt;
};

} // namespace minixdr
