// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/service_host.h"

#include "services/base/call_in_background.h"
#include "services/base/sleep_for.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSysInfo>
#include <QThread>

Q_LOGGING_CATEGORY(lcHost, "minixdr.workspace.host", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kStatusInterval = 250ms;
constexpr auto kSampleInterval = 1s;
constexpr auto kRest = 500ms;       // for connections to end, when the program does
constexpr auto kLookAtRedis = 10ms; // while it is not known whether it answers
constexpr auto kPlanBudget = 5s;
constexpr auto kWarmUpDelay = 2s; // what people wait for comes first
constexpr auto kWarmUpBudget = 60s;

postgres::PoolConfig appPool(const WorkspaceConfig &config, const postgres::QueryObserver &observer)
{
    postgres::PoolConfig pool;
    pool.name = QStringLiteral("console");
    pool.conninfo = config.appConninfo;
    pool.size = config.poolSize;
    pool.overflow = config.poolOverflow;
    pool.instances = config.instances;
    pool.isThroughPooler = config.isThroughPooler;
    pool.statementTimeout = config.callBudget;
    pool.observer = observer;
    pool.standbys = postgres::Standbys::SeeAllWrites; // what is read goes into a cache that all share
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

ServiceHost::Services::Services(const WorkspaceConfig &config, const std::shared_ptr<RunRecords> &records)
    : pool(appPool(config, [records](const postgres::QueryRun &run) { records->record(run); })),
      migrationPool(::minixdr::migrationPool(config.ownerConninfo)), redis(config.redis), cache(&redis),
      events(&pool, &cache), incidents(&pool, &cache), accounts(&pool, &migrationPool), diagnostics(&migrationPool),
      explainer(&pool, records->plans), inspector(&redis), warmUp(&events, &incidents),
      migrations(migrationPool, requiredMigrations(), migrationActor())
{
}

ServiceHost::ServiceHost(WorkspaceConfig config, std::shared_ptr<RunRecords> records)
    : m_config(std::move(config)), m_records(std::move(records))
{
}

void ServiceHost::start()
{
    m_services.emplace(m_config, m_records);
    m_statusTimer = new QTimer(this);
    connect(m_statusTimer, &QTimer::timeout, this, &ServiceHost::publishStatus);
    m_statusTimer->start(kStatusInterval);
    auto *sampling = new QTimer(this);
    connect(sampling, &QTimer::timeout, this, &ServiceHost::sampleResources);
    sampling->start(kSampleInterval);
    m_warmUpTimer = new QTimer(this);
    m_warmUpTimer->setSingleShot(true);
    connect(m_warmUpTimer, &QTimer::timeout, this, [this] { warmUpInBackground(*m_keptWarm); });
    connect(&m_services->cache, &cache::Cache::availabilityChanged, this, &ServiceHost::publishStatus);
    connect(&m_services->cache, &cache::Cache::availabilityChanged, this, [this](bool isAvailable) {
        if (isAvailable && m_keptWarm)
            m_warmUpTimer->start(kWarmUpDelay);
    });
    connect(&m_services->pool, &postgres::Pool::statusChanged, this, [this](const postgres::PoolStatus &status) {
        m_records->alerts.samplePool(m_services->pool.config().name, status);
        publishStatus();
    });
    publishStatus();
}

void ServiceHost::stop()
{
    m_statusTimer->stop();
    m_warmUpTimer->stop();
    m_services->pool.close();
    m_services->migrationPool.close();
    m_services->redis.close();
    quitOnceAtRest();
}

/// What still waits for the end of a connection would never be resumed, and never freed, without the event loop.
QCoro::Task<> ServiceHost::quitOnceAtRest()
{
    const auto context = CallContext::within(kRest);
    const auto connections = [](const postgres::Pool &pool) {
        const auto status = pool.status();
        return status.idle + status.busy + status.connecting;
    };
    while (connections(m_services->pool) + connections(m_services->migrationPool) > 0) {
        const auto slept = co_await sleepFor(1ms, context);
        if (!slept)
            break;
    }
    thread()->quit();
}

void ServiceHost::schemaIsReady()
{
    auto limits = m_services->pool.snapshot().limits;
    limits.minIdle = 1; // the first page of a morning does not wait for a connection
    if (const auto set = m_services->pool.setLimits(limits); !set)
        qCWarning(lcHost) << "no connection is kept open ahead of need:" << set.error().what;
}

void ServiceHost::dataStored(OrganizationId organization, ingest::StoreOutcome outcome)
{
    const QStringList tags{QStringLiteral("events"), QStringLiteral("incidents"), QStringLiteral("users")};
    if (outcome == ingest::StoreOutcome::Unknown)
        m_services->cache.bumpLater(organization, tags); // the server may still be at it
    m_services->cache.bump(organization, tags, CallContext::within(1s));
}

void ServiceHost::noteOpened(const EventQuery &query, const Session &session)
{
    if (std::holds_alternative<FirstPage>(query.position))
        noteOpened(OpenedView{query.filter, query.pageSize}, session);
}

void ServiceHost::noteOpened(const IncidentQuery &query, const Session &session)
{
    if (std::holds_alternative<FirstPage>(query.position))
        noteOpened(OpenedView{query.filter, query.pageSize}, session);
}

void ServiceHost::noteOpened(OpenedView view, const Session &session)
{
    if (m_config.keepsViewsWarm)
        m_records->views.opened({utcNow(), session.organization, std::move(view)});
}

void ServiceHost::keepWarm(Session session)
{
    if (!m_config.keepsViewsWarm)
        return;
    m_keptWarm = std::move(session);
    m_warmUpTimer->start(kWarmUpDelay);
}

Task<WarmUpReport> ServiceHost::warmUp(Session session, CallContext context)
{
    const auto cache = m_services->cache.status();
    if (!cache.isAvailable)
        co_return failure(ErrorKind::Unavailable,
                          QStringLiteral("the cache is away: %1").arg(cache.lastError.value_or(QString())));
    using Uses = std::vector<ViewUse>;
    const auto read = [records = m_records, organization = session.organization]() -> Result<Uses> {
        return records->views.mostOpened(organization, WarmUp::kViews, utcNow());
    };
    MX_CO_TRY(auto uses, co_await inBackground<Uses>(read, context));
    MX_CO_TRY(auto report, co_await m_services->warmUp.run(std::move(uses), std::move(session), std::move(context)));
    m_lastWarmUp = report;
    co_return report;
}

QCoro::Task<> ServiceHost::warmUpInBackground(Session session)
{
    auto budget = CallContext::within(kWarmUpBudget);
    const auto report = co_await warmUp(std::move(session), std::move(budget));
    if (!report)
        qCInfo(lcHost) << "no views were warmed:" << report.error().what;
    else
        qCInfo(lcHost, "%zu views that people open are warm; %d were not, which took %.1f ms", report->views.size(),
               report->coldCount(), double(report->cost().count()) / 1000);
}

void ServiceHost::sampleResources()
{
    const auto pool = m_services->pool.status();
    const auto count = m_services->cache.status().count();
    ResourcePoint all{utcNow(), pool.busy, pool.waiting, pool.limit, {}};
    for (const auto &job : m_records->jobPools()) {
        all.busy += job.status.busy;
        all.waiting += job.status.waiting;
        all.limit += job.status.limit;
    }
    const auto jobs = m_records->jobLookups();
    m_records->monitor.sample(all, count.hits + jobs.hits, count.lookups + jobs.lookups);
    m_records->alerts.samplePool(m_services->pool.config().name, pool); // it may be as full as a second ago
    m_records->alerts.sampleCache(count.hits, count.lookups);
    for (const auto &alert : m_records->alerts.take())
        Q_EMIT alertRaised(alert);
    if (auto query = m_records->takeUnplanned())
        watchPlan(std::move(*query));
    m_records->flushInBackground(resources());
}

/// Plans a slow query anew, without running it, so that a plan that has changed is noticed while it still hurts.
QCoro::Task<> ServiceHost::watchPlan(SlowQuery query)
{
    const auto records = m_records;
    const auto statement = query.statement;
    auto budget = CallContext::within(kPlanBudget);
    const auto explained = co_await m_services->explainer.plan(std::move(query), std::move(budget));
    // Of another role's table, for one: nobody waits for this.
    if (!explained)
        qCDebug(lcHost) << "the plan of" << statement << "could not be looked at:" << explained.error().what;
    else if (explained->hasChanged)
        records->alerts.planChanged(statement);
}

ProgramResources ServiceHost::resources() const
{
    ProgramResources program;
    program.program = QCoreApplication::applicationName();
    program.pid = QCoreApplication::applicationPid();
    program.isThis = true;
    program.at = utcNow();
    program.pools = m_records->jobPools();
    program.pools.insert(program.pools.begin(), {m_services->pool.snapshot(), m_services->migrationPool.snapshot()});
    program.cache = m_services->cache.status();
    program.invalidations = m_services->cache.invalidations();
    return program;
}

Result<> ServiceHost::cancelLease(int backendPid)
{
    const auto cancelled = m_services->pool.cancel(backendPid);
    return cancelled ? cancelled : m_services->migrationPool.cancel(backendPid);
}

Result<> ServiceHost::terminateLease(int backendPid)
{
    const auto terminated = m_services->pool.terminate(backendPid);
    return terminated ? terminated : m_services->migrationPool.terminate(backendPid);
}

Result<> ServiceHost::setPoolLimits(const QString &pool, postgres::PoolLimits limits)
{
    for (auto *candidate : {&m_services->pool, &m_services->migrationPool})
        if (candidate->config().name == pool)
            return candidate->setLimits(limits);
    return failure(ErrorKind::NotFound, QStringLiteral("the limits of pool \"%1\" are not for change").arg(pool));
}

WorkspaceStatus ServiceHost::currentStatus() const
{
    return {m_config.profile, m_services->pool.status(), m_services->cache.status(), m_config.isProduction};
}

Task<WorkspaceStatus> ServiceHost::freshStatus(CallContext context)
{
    while (m_services->redis.isUndecided()) {
        const auto slept = co_await sleepFor(kLookAtRedis, context);
        if (!slept)
            break; // the context is over: what is known counts
    }
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
