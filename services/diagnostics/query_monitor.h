// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/diagnostics/latency_journal.h"
#include "services/diagnostics/latency_ring.h"

#include <map>
#include <mutex>

namespace minixdr
{

/// Remembers every statement run, by statement: the last 15 minutes by second, of this program; the last day by minute
/// and week by hour, of all programs that share the journal. The source of the latency charts. Shared by the pools of
/// several threads; recording takes a lock for less than a microsecond.
class QueryMonitor
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kSecondsReach{900};
    static constexpr std::chrono::hours kMinutesReach{24};
    static constexpr std::chrono::hours kHoursReach{24 * 7};

    /// Without a folder for the journal, the minutes are this program's own, and end with it.
    explicit QueryMonitor(QString journalFolder = {});

    void record(const postgres::QueryRun &run) { record(run, Clock::now()); }
    void record(const postgres::QueryRun &run, Clock::time_point endedAt);

    /// Once a second: connections in use, and the cache's hits and lookups since it was opened.
    void sample(const ResourcePoint &resources, quint64 hits, quint64 lookups)
    {
        sample(resources, hits, lookups, Clock::now(), utcNow());
    }
    void sample(const ResourcePoint &resources, quint64 hits, quint64 lookups, Clock::time_point now, UtcTime wallNow);

    /// Adds what has run in the seconds that are over to the journal, for the other programs and for the time after
    /// this one. Writes a file.
    void flush();
    /// The same at the program's end, with the running second.
    void finish(Clock::time_point now = Clock::now(), UtcTime wallNow = utcNow());

    /// Reads the journal if the window reaches further back than the seconds do, or if all programs are asked for.
    /// Invalid for a window outside 1 s … 7 days, or fewer than 2 points.
    Result<LatencyReport> report(const LatencyQuery &query) { return report(query, Clock::now(), utcNow()); }
    Result<LatencyReport> report(const LatencyQuery &query, Clock::time_point now, UtcTime wallNow);

private:
    void rollUp(qint64 untilSecond, UtcTime wallNow);
    void takeMinutes(const std::vector<LatencyMinute> &minutes);
    void catchUp();

    std::mutex m_mutex; ///< of all that follows, but not of the journal
    LatencyRing m_seconds{std::chrono::seconds{1}, 900};
    LatencyRing m_minutes{std::chrono::minutes{1}, 24 * 60};
    LatencyRing m_hours{std::chrono::hours{1}, 24 * 7};
    std::map<qint64, LatencyTally> m_unsaved; ///< by minute
    std::optional<qint64> m_rolledUp;         ///< the last second that m_unsaved holds
    quint64 m_hits = 0;
    quint64 m_lookups = 0;

    std::mutex m_journalMutex;
    std::optional<LatencyJournal> m_journal;
    bool m_isJournalBroken = false;
};

} // namespace minixdr
