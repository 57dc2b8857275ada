// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QTimeZone>

#include <optional>

namespace minixdr::ingest
{

/// RFC 3164 writes no year. Without a given one, a line belongs to the latest year in which it lies no more than a day
/// after `reference` (when the file was last written): a log holds the past, give or take a clock and a zone.
/// With a given year the first line is in it, and a later line more than half a year "back" has passed New Year.
class SyslogYear
{
public:
    SyslogYear(UtcTime reference, std::optional<int> given, QTimeZone zone);

    struct Stamp {
        int month = 1; ///< from 1
        int day = 1;
        int secondOfDay = 0;
        int micros = 0;
    };
    /// Nothing if there is no such day.
    std::optional<UtcTime> resolve(const Stamp &stamp);

private:
    std::optional<UtcTime> timeIn(int year, const Stamp &stamp) const;

    UtcTime m_reference;
    std::optional<int> m_given;
    QTimeZone m_zone;
    int m_lastMonth = 0;
};

} // namespace minixdr::ingest
