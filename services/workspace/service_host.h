// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accounts_service.h"
#include "services/cache/cache.h"
#include "services/diagnostics/cache_inspector.h"
#include "services/diagnostics/query_explainer.h"
#include "services/diagnostics/run_records.h"
#include "services/diagnostics/server_diagnostics.h"
#include "services/events/events_service.h"
#include "services/incidents/incidents_service.h"
#include "services/ingest/event_writer.h"
#include "services/postgres/pool.h"
#include "services/store/migration_runner.h"
#include "services/views/warm_up.h"
#include "services/workspace/workspace_config.h"
#include "services/workspace/workspace_status.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace minixdr
{

/// Everything of a workspace that lives on its service thread. Made by start() on that thread and owned by the
/// workspace, which deletes it there.
class ServiceHost : public QObject
{
    Q_OBJECT
public:
    ServiceHost(WorkspaceConfig config, std::shared_ptr<RunRecords> records);

    /// Opens pools and cache; to be called on the service thread, before anything else.
    void start();

    /// Ends every call that is under way, then the thread; to be called on the service thread, last.
    void stop();

    /// The schema is there and so is the role that works in it: connections may be opened ahead of need.
    void schemaIsReady();

    /// Where the profile keeps its views warm: notes that somebody opened this one.
    void noteOpened(const EventQuery &query, const Session &session);
    void noteOpened(const IncidentQuery &query, const Session &session);

    /// Where the profile keeps its views warm: those of this session are loaded soon, and again whenever Redis is back.
    void keepWarm(Session session);

    /// Loads what people of the session's organization open most, and remembers the report. Unavailable without a
    /// cache.
    Task<WarmUpReport> warmUp(Session session, CallContext context);
    /// The last one of this program.
    const std::optional<WarmUpReport> &lastWarmUp() const { return m_lastWarmUp; }

    /// A worker stored data of this organization: whatever was derived from the old is stale.
    void dataStored(OrganizationId organization, ingest::StoreOutcome outcome);

    /// Once it is known whether Redis answers, or the context is over.
    Task<WorkspaceStatus> freshStatus(CallContext context);

    EventsService &events() { return m_services->events; }
    IncidentsService &incidents() { return m_services->incidents; }
    AccountsService &accounts() { return m_services->accounts; }
    ServerDiagnostics &diagnostics() { return m_services->diagnostics; }
    MigrationRunner &migrations() { return m_services->migrations; }
    cache::Cache &cache() { return m_services->cache; }
    QueryExplainer &explainer() { return m_services->explainer; }
    CacheInspector &inspector() { return m_services->inspector; }
    /// This program's pools and cache.
    ProgramResources resources() const;
    /// Cancels what a lease of one of the pools runs, or ends its connection.
    Result<> cancelLease(int backendPid);
    Result<> terminateLease(int backendPid);
    Result<> setPoolLimits(const QString &pool, postgres::PoolLimits limits);

Q_SIGNALS:
    void statusChanged(const minixdr::WorkspaceStatus &status);
    void alertRaised(const minixdr::Alert &alert);

private:
    struct Services {
        Services(const WorkspaceConfig &config, const std::shared_ptr<RunRecords> &records);

        postgres::Pool pool;
        postgres::Pool migrationPool;
        redis::Client redis;
        cache::Cache cache;
        EventsService events;
        IncidentsService incidents;
        AccountsService accounts;
        ServerDiagnostics diagnostics;
        QueryExplainer explainer;
        CacheInspector inspector;
        WarmUp warmUp;
        MigrationRunner migrations;
    };

    WorkspaceStatus currentStatus() const;
    void publishStatus();
    QCoro::Task<> quitOnceAtRest();
    void sampleResources();
    QCoro::Task<> watchPlan(SlowQuery query);
    void noteOpened(OpenedView view, const Session &session);
    QCoro::Task<> warmUpInBackground(Session session);

    WorkspaceConfig m_config;
    std::shared_ptr<RunRecords> m_records;
    std::optional<Services> m_services;
    QTimer *m_statusTimer = nullptr;
    WorkspaceStatus m_lastStatus;
    QTimer *m_warmUpTimer = nullptr;
    std::optional<Session> m_keptWarm;
    std::optional<WarmUpReport> m_lastWarmUp;
};

} // namespace minixdr
