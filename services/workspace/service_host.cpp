// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/service_host.h"

#include <QSysInfo>
#include <QThread>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kStatusInterval = 250ms;
constexpr auto kSampleInterval = 1s;

postgres::PoolConfig appPool(const WorkspaceConfig &config, const postgres::QueryObserver &observer)
{
    postgres::PoolConfig pool;
    pool.name = QStringLiteral("console");
    pool.conninfo = config.appConninfo;
    pool.size = config.poolSize;
    pool.overflow = config.poolOverflow;
    pool.minIdle = 1; // the first page of a morning does not wait for a connection
    pool.statementTimeout = config.callBudget;
    pool.observer = observer;
    return pool;
}

MigrationActor migrationActor()
{
    return {QStringLiteral("%1@%2").arg(qEnvironmentVariable("USER", QStringLiteral("console")),
                                        QSysInfo::machineHostName()),
            QStringLiteral(MINIXDR_VERSION)};
}

/// They are part of the program: without them it is broken, and no call could say so better.
std::vector<MigrationScript> requiredMigrations()
{
    auto scripts = embeddedMigrations();
    if (!scripts)
        qFatal("the embedded migrations cannot be read: %s", qPrintable(scripts.error().what));
    return std::move(*scripts);
}

} // namespace

ServiceHost::Services::Services(const WorkspaceConfig &config, const postgres::QueryObserver &observer)
    : pool(appPool(config, observer)), migrationPool(::minixdr::migrationPool(config.ownerConninfo)),
      redis(config.redis), cache(&redis), events(&pool, &cache), incidents(&pool, &cache), accounts(&pool),
      diagnostics(&pool), migrations(migrationPool, requiredMigrations(), migrationActor())
{
}

ServiceHost::ServiceHost(WorkspaceConfig config, std::shared_ptr<QueryMonitor> monitor)
    : m_config(std::move(config)), m_monitor(std::move(monitor))
{
}

void ServiceHost::start()
{
    const auto monitor = m_monitor;
    m_services.emplace(m_config, [monitor](const postgres::QueryRun &run) { monitor->record(run); });
    m_statusTimer = new QTimer(this);
    connect(m_statusTimer, &QTimer::timeout, this, &ServiceHost::publishStatus);
    m_statusTimer->start(kStatusInterval);
    auto *sampling = new QTimer(this);
    connect(sampling, &QTimer::timeout, this, &ServiceHost::sampleResources);
    sampling->start(kSampleInterval);
    connect(&m_services->cache, &cache::Cache::availabilityChanged, this, &ServiceHost::publishStatus);
    connect(&m_services->pool, &postgres::Pool::statusChanged, this, &ServiceHost::publishStatus);
    publishStatus();
}

void ServiceHost::stop()
{
    m_statusTimer->stop();
    m_services->pool.close();
    m_services->migrationPool.close();
    m_services->redis.close();
    thread()->quit();
}

void ServiceHost::dataStored(OrganizationId organization)
{
    m_services->cache.bump(organization,
                           {QStringLiteral("events"), QStringLiteral("incidents"), QStringLiteral("users")},
                           CallContext::within(1s));
}

void ServiceHost::sampleResources()
{
    const auto pool = m_services->pool.status();
    quint64 hits = 0;
    quint64 lookups = 0;
    for (const auto &[tag, statistics] : m_services->cache.status().tags) {
        hits += statistics.hits;
        lookups += statistics.lookups();
    }
    m_monitor->sample({utcNow(), pool.busy, pool.waiting, pool.limit, {}}, hits, lookups);
}

WorkspaceStatus ServiceHost::currentStatus() const
{
    return {m_config.profile, m_services->pool.status(), m_services->cache.status()};
}

Task<WorkspaceStatus> ServiceHost::freshStatus()
{
    co_return currentStatus();
}

void ServiceHost::publishStatus()
{
    auto status = currentStatus();
    if (status == m_lastStatus)
        return;
    m_lastStatus = status;
    Q_EMIT statusChanged(status);
}

} // namespace minixdr
