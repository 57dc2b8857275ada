// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accounts_port.h"
#include "services/diagnostics/alert.h"
#include "services/diagnostics/diagnostics_port.h"
#include "services/diagnostics/latency_port.h"
#include "services/diagnostics/resources_port.h"
#include "services/diagnostics/slow_queries_port.h"
#include "services/events/events_port.h"
#include "services/incidents/incidents_port.h"
#include "services/ingest/ingest_port.h"
#include "services/load_test/load_test_port.h"
#include "services/store/migrations_port.h"
#include "services/workspace/workspace_config.h"
#include "services/workspace/workspace_status.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <stop_token>

namespace minixdr
{

class RunRecords;
class ServiceHost;

/// One connected profile, and the only door the floors above use: it owns the service thread with everything on it,
/// and hands out ports whose calls cross to that thread. Lives on the thread that made it. Its destructor stops the
/// thread after giving the calls that are under way a moment to end.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(WorkspaceConfig config, QObject *parent = nullptr);
    ~Workspace() override;

    EventsPort &events() const;
    IncidentsPort &incidents() const;
    AccountsPort &accounts() const;
    LatencyPort &latency() const;
    DiagnosticsPort &diagnostics() const;
    SlowQueriesPort &slowQueries() const;
    ResourcesPort &resources() const;
    MigrationsPort &migrations() const;
    LoadTestPort &loadTests() const;
    IngestPort &ingest() const;

    const WorkspaceConfig &config() const { return m_config; }

    /// On whose behalf every later call is made. A call under way keeps the session that it began with.
    Session session() const { return m_session; }
    void setSession(Session session);

    /// From now on connections are opened ahead of need. Without the schema there is no role to connect as.
    void schemaIsReady();

    /// As last reported by the service thread; statusChanged brings what follows.
    WorkspaceStatus status() const { return m_status; }

    /// Asked of the service thread once it knows whether Redis answers, for programs without an event loop.
    QFuture<Result<WorkspaceStatus>> freshStatus(std::stop_token stop) const;

Q_SIGNALS:
    void statusChanged(const minixdr::WorkspaceStatus &status);
    void sessionChanged(const minixdr::Session &session);
    /// Something that a person should know of soon; each kind at most once a minute.
    void alertRaised(const minixdr::Alert &alert);

private:
    class Ports;

    WorkspaceConfig m_config;
    Session m_session;
    WorkspaceStatus m_status;
    std::shared_ptr<RunRecords> m_records; ///< shared with the threads that ask the database
    QThread m_thread;
    ServiceHost *m_host = nullptr; ///< on m_thread, deleted there
    std::unique_ptr<Ports> m_ports;
};

} // namespace minixdr
