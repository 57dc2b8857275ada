// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/run_records.h"

#include "services/base/handed_over.h"
#include "services/diagnostics/query_explainer.h"

#include <QThreadPool>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kPlanAgainAfter = 5min;
constexpr auto kJournalEvery = 10s;

QString programsFolder(const QString &folder)
{
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/programs");
}

} // namespace

RunRecords::RunRecords(const QString &folder, const QString &program)
    : monitor(folder), slowQueries(folder, program), plans(std::make_shared<PlanHistory>(folder)),
      board(programsFolder(folder)), views(folder)
{
}

void RunRecords::record(const postgres::QueryRun &run)
{
    monitor.record(run);
    if (run.statement == QueryExplainer::kStatement)
        return; // a person asked for it, and waits for it
    alerts.record(run);
    auto slow = slowQueries.record(run);
    if (!slow || !slow->organization)
        return;
    const std::lock_guard lock(m_mutex);
    const auto planned = m_plannedAt.find(slow->fingerprint);
    if (planned == m_plannedAt.end() || Clock::now() - planned->second > kPlanAgainAfter)
        m_unplanned = std::move(slow);
}

std::optional<SlowQuery> RunRecords::takeUnplanned()
{
    const std::lock_guard lock(m_mutex);
    auto query = std::exchange(m_unplanned, std::nullopt);
    if (query)
        m_plannedAt.insert_or_assign(query->fingerprint, Clock::now());
    return query;
}

void RunRecords::showPool(postgres::PoolSnapshot snapshot)
{
    const std::lock_guard lock(m_mutex);
    auto name = snapshot.name;
    m_jobPools.insert_or_assign(std::move(name), std::move(snapshot));
}

void RunRecords::withdrawPool(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    m_jobPools.erase(name);
}

std::vector<postgres::PoolSnapshot> RunRecords::jobPools() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<postgres::PoolSnapshot> pools;
    for (const auto &[name, snapshot] : m_jobPools)
        pools.push_back(snapshot);
    return pools;
}

void RunRecords::countJobLookups(cache::LookupCount more)
{
    const std::lock_guard lock(m_mutex);
    m_jobLookups.hits += more.hits;
    m_jobLookups.lookups += more.lookups;
}

cache::LookupCount RunRecords::jobLookups() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobLookups;
}

void RunRecords::flushInBackground(ProgramResources program)
{
    if (m_isFlushing.exchange(true))
        return; // the disk is slower than a second
    QThreadPool::globalInstance()->start(HandedOver([self = shared_from_this(), program = std::move(program)] {
        self->board.publish(program);
        self->slowQueries.flush();
        self->views.flush();
        if (const auto now = Clock::now(); now - self->m_journalAt >= kJournalEvery) {
            self->m_journalAt = now;
            self->monitor.flush();
        }
        self->m_isFlushing = false;
    }));
}

void RunRecords::finish()
{
    slowQueries.flush();
    views.flush();
    monitor.finish();
}

} // namespace minixdr
