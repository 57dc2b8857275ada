// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspace.h"

#include "services/base/call_on.h"
#include "services/workspace/ingest_worker.h"
#include "services/workspace/load_test_worker.h"
#include "services/workspace/workspace_diagnostics_ports.h"

#include <QCoreApplication>
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcWorkspace, "minixdr.workspace", QtInfoMsg)

namespace minixdr
{

class Workspace::Ports
{
public:
    Ports(const WorkspaceConfig &config, const ServiceAccess &access, const std::shared_ptr<RunRecords> &records)
        : events(access), incidents(access), accounts(access), migrations(access), latency(records),
          diagnostics(access), slowQueries(access, records), resources(access, records),
          loadTests(config, records, access.session),
          ingest(config, records, [host = access.host](OrganizationId organization, ingest::StoreOutcome outcome) {
              postTo(host, [host, organization, outcome] { host->dataStored(organization, outcome); });
          })
    {
    }

    WorkspaceEvents events;
    WorkspaceIncidents incidents;
    WorkspaceAccounts accounts;
    WorkspaceMigrations migrations;
    WorkspaceLatency latency;
    WorkspaceDiagnostics diagnostics;
    WorkspaceSlowQueries slowQueries;
    WorkspaceResources resources;
    LoadTestWorker loadTests;
    IngestWorker ingest;
};

Workspace::Workspace(WorkspaceConfig config, QObject *parent) : QObject(parent), m_config(std::move(config))
{
    const auto program =
        QStringLiteral("%1 %2").arg(QCoreApplication::applicationName()).arg(QCoreApplication::applicationPid());
    m_records = std::make_shared<RunRecords>(m_config.diagnosticsFolder, program);
    m_host = new ServiceHost(m_config, m_records);
    m_host->moveToThread(&m_thread);
    connect(m_host, &ServiceHost::statusChanged, m_host, [this](const WorkspaceStatus &status) {
        postTo(this, [this, status] {
            m_status = status;
            Q_EMIT statusChanged(status);
        });
    });
    connect(m_host, &ServiceHost::alertRaised, m_host,
            [this](const Alert &alert) { postTo(this, [this, alert] { Q_EMIT alertRaised(alert); }); });
    m_thread.setObjectName(QStringLiteral("services"));
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.start();
    postTo(m_host, [host = m_host] { host->start(); });
    const ServiceAccess access{m_host, [this] { return m_session; }, m_config.callBudget};
    m_ports = std::make_unique<Ports>(m_config, access, m_records);
}

Workspace::~Workspace()
{
    m_ports.reset(); // ends the workers, which use the host
    postTo(m_host, [host = m_host] { host->stop(); });
    if (!m_thread.wait(5000))
        qCCritical(lcWorkspace) << "the service thread did not end within 5 s";
    m_records->finish();
}

EventsPort &Workspace::events() const
{
    return m_ports->events;
}
IncidentsPort &Workspace::incidents() const
{
    return m_ports->incidents;
}
AccountsPort &Workspace::accounts() const
{
    return m_ports->accounts;
}
MigrationsPort &Workspace::migrations() const
{
    return m_ports->migrations;
}
LatencyPort &Workspace::latency() const
{
    return m_ports->latency;
}
DiagnosticsPort &Workspace::diagnostics() const
{
    return m_ports->diagnostics;
}
SlowQueriesPort &Workspace::slowQueries() const
{
    return m_ports->slowQueries;
}
ResourcesPort &Workspace::resources() const
{
    return m_ports->resources;
}
LoadTestPort &Workspace::loadTests() const
{
    return m_ports->loadTests;
}

IngestPort &Workspace::ingest() const
{
    return m_ports->ingest;
}

QFuture<Result<WorkspaceStatus>> Workspace::freshStatus(std::stop_token stop) const
{
    const auto context = CallContext::within(m_config.callBudget, std::move(stop));
    return callOn<WorkspaceStatus>(m_host, [host = m_host, context] { return host->freshStatus(context); });
}

void Workspace::schemaIsReady()
{
    postTo(m_host, [host = m_host] { host->schemaIsReady(); });
}

void Workspace::setSession(Session session)
{
    m_session = std::move(session);
    if (m_session.organization != OrganizationId{})
        postTo(m_host, [host = m_host, now = m_session] { host->keepWarm(now); });
    Q_EMIT sessionChanged(m_session);
}

} // namespace minixdr
