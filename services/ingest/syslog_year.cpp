// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/syslog_year.h"

namespace minixdr::ingest
{
using namespace std::chrono;

SyslogYear::SyslogYear(UtcTime reference, std::optional<int> given, QTimeZone zone)
    : m_reference(reference), m_given(given), m_zone(std::move(zone))
{
}

std::optional<UtcTime> SyslogYear::timeIn(int yearNumber, const Stamp &stamp) const
{
    const year_month_day date{year{yearNumber}, month{unsigned(stamp.month)}, day{unsigned(stamp.day)}};
    if (!date.ok())
        return std::nullopt;
    const auto local = sys_days{date} + seconds{stamp.secondOfDay} + microseconds{stamp.micros};
    if (m_zone == QTimeZone::utc())
        return local;
    const QDateTime clock(QDate(yearNumber, stamp.month, stamp.day), QTime(0, 0).addSecs(stamp.secondOfDay), m_zone);
    return fromDateTime(clock) + microseconds{stamp.micros};
}

std::optional<UtcTime> SyslogYear::resolve(const Stamp &stamp)
{
    if (m_given) {
        if (m_lastMonth - stamp.month > 6)
            ++*m_given;
        else if (stamp.month - m_lastMonth > 6 && m_lastMonth > 0)
            return timeIn(*m_given - 1, stamp); // a straggler of the old year
        m_lastMonth = stamp.month;
        return timeIn(*m_given, stamp);
    }
    const int latest = int(year_month_day{floor<days>(m_reference + days{1})}.year());
    for (int candidate = latest; candidate > latest - 9; --candidate) { // 29 February may be eight years back
        const auto time = timeIn(candidate, stamp);
        if (time && *time <= m_reference + days{1})
            return time;
    }
    return std::nullopt;
}

} // namespace minixdr::ingest
