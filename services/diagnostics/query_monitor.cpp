// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_monitor.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcMonitor, "minixdr.diagnostics.monitor", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono;

namespace
{

qint64 secondOf(QueryMonitor::Clock::time_point time)
{
    return floor<seconds>(time.time_since_epoch()).count();
}

qint64 minuteOf(UtcTime time)
{
    return floor<minutes>(time.time_since_epoch()).count();
}

Result<> check(const LatencyQuery &query)
{
    if (query.window < 1s || query.window > QueryMonitor::kHoursReach)
        return failure(ErrorKind::Invalid, QStringLiteral("a window of %1 s is outside 1 s … %2 days")
                                               .arg(query.window.count())
                                               .arg(duration_cast<days>(QueryMonitor::kHoursReach).count()));
    if (query.points < 2)
        return failure(ErrorKind::Invalid, QStringLiteral("a chart needs at least 2 points"));
    return {};
}

} // namespace

QueryMonitor::QueryMonitor(QString journalFolder)
{
    if (!journalFolder.isEmpty())
        m_journal.emplace(std::move(journalFolder));
}

void QueryMonitor::record(const postgres::QueryRun &run, Clock::time_point endedAt)
{
    const std::lock_guard lock(m_mutex);
    auto *slot = m_seconds.slot(secondOf(endedAt));
    if (!slot)
        return; // older than the seconds reach
    auto place = slot->statements.find(run.statement);
    if (place == slot->statements.end())
        place = slot->statements.emplace(std::string(run.statement), StatementTally{}).first;
    place->second.add(run);
}

void QueryMonitor::sample(const ResourcePoint &resources, quint64 hits, quint64 lookups, Clock::time_point now,
                          UtcTime wallNow)
{
    const std::lock_guard lock(m_mutex);
    ResourceTally tally{resources.busy, resources.waiting, resources.limit, 1, 0, 0};
    tally.lookups = static_cast<qint64>(lookups - std::exchange(m_lookups, lookups));
    tally.hits = static_cast<qint64>(hits - std::exchange(m_hits, hits));
    if (auto *slot = m_seconds.slot(secondOf(now)))
        slot->resources.add(tally);
    rollUp(secondOf(now) - 1, wallNow);
}

/// Adds the seconds that are over to their minute, once.
void QueryMonitor::rollUp(qint64 untilSecond, UtcTime wallNow)
{
    const auto first =
        std::max(m_rolledUp.value_or(untilSecond - kSecondsReach.count()), untilSecond - kSecondsReach.count() + 1);
    for (auto second = first + 1; second <= untilSecond; ++second)
        if (const auto *tally = m_seconds.find(second); tally && !tally->isEmpty())
            m_unsaved[minuteOf(wallNow - seconds{untilSecond + 1 - second})].add(*tally);
    m_rolledUp = std::max(untilSecond, m_rolledUp.value_or(untilSecond));
}

void QueryMonitor::flush()
{
    const std::lock_guard journalLock(m_journalMutex);
    std::vector<LatencyMinute> unsaved;
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[minute, tally] : std::exchange(m_unsaved, {}))
            unsaved.push_back({minute, std::move(tally)});
    }
    if (m_journal && !unsaved.empty()) {
        const auto written = m_journal->append(unsaved);
        if (!written && !std::exchange(m_isJournalBroken, true))
            qCWarning(lcMonitor) << "latencies will not outlive this program:" << written.error().what;
        if (written) {
            m_isJournalBroken = false;
            return; // it comes back with the others' by reading
        }
    }
    takeMinutes(unsaved);
}

void QueryMonitor::finish(Clock::time_point now, UtcTime wallNow)
{
    {
        const std::lock_guard lock(m_mutex);
        rollUp(secondOf(now), wallNow);
    }
    flush();
}

void QueryMonitor::takeMinutes(const std::vector<LatencyMinute> &minutes)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &minute : minutes) {
        if (auto *slot = m_minutes.slot(minute.minute))
            slot->add(minute.tally);
        if (auto *slot = m_hours.slot(minute.minute / 60))
            slot->add(minute.tally);
    }
}

void QueryMonitor::catchUp()
{
    flush();
    const std::lock_guard journalLock(m_journalMutex);
    if (m_journal)
        takeMinutes(m_journal->readNew());
}

Result<LatencyReport> QueryMonitor::report(const LatencyQuery &query, Clock::time_point now, UtcTime wallNow)
{
    MX_CHECK(check(query));
    if (query.window <= kSecondsReach && !query.isOfAllPrograms) {
        const std::lock_guard lock(m_mutex);
        // The running second is still filling: the chart ends with the last whole one.
        return m_seconds.report(query, secondOf(now) - 1, floor<seconds>(wallNow));
    }
    {
        const std::lock_guard lock(m_mutex);
        rollUp(secondOf(now) - 1, wallNow);
    }
    catchUp();
    const std::lock_guard lock(m_mutex);
    const auto minute = minuteOf(wallNow);
    if (query.window <= kMinutesReach)
        return m_minutes.report(query, minute, wallNow);
    return m_hours.report(query, minute / 60, wallNow);
}

} // namespace minixdr
