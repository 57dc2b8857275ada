// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/service_host.h"
#include "services/workspace/workspace.h"

#include <functional>

namespace minixdr
{

/// How a port reaches the service thread: with the session that the workspace has when the call is made.
struct ServiceAccess {
    ServiceHost *host;
    std::function<Session()> session;
    std::chrono::seconds budget;

    /// `run(ServiceHost &, Session, CallContext) -> Task<T>` on the service thread.
    template <typename T, typename Run>
    QFuture<Result<T>> call(std::stop_token stop, Run run) const
    {
        return callOn<T>(host, [service = host, now = session(), within = budget, stop = std::move(stop),
                                run = std::move(run)]() mutable {
            return run(*service, std::move(now), CallContext::within(within, std::move(stop)));
        });
    }
};

class WorkspaceEvents final : public EventsPort
{
public:
    explicit WorkspaceEvents(ServiceAccess access) : m_access(std::move(access)) {}
    QFuture<Result<EventPage>> page(EventQuery query, std::stop_token stop) override;
    QFuture<Result<Event>> event(EventKey key, std::stop_token stop) override;
    QFuture<Result<qint64>> countNewer(EventFilter filter, EventKey key, std::stop_token stop) override;

private:
    ServiceAccess m_access;
};

class WorkspaceIncidents final : public IncidentsPort
{
public:
    explicit WorkspaceIncidents(ServiceAccess access) : m_access(std::move(access)) {}
    QFuture<Result<IncidentPage>> page(IncidentQuery query, std::stop_token stop) override;
    QFuture<Result<IncidentDetail>> detail(IncidentId id, std::stop_token stop) override;
    QFuture<Result<qint64>> countNewer(IncidentFilter filter, IncidentKey key, std::stop_token stop) override;
    QFuture<Result<Incident>> create(IncidentDraft draft, std::stop_token stop) override;
    QFuture<Result<Incident>> update(IncidentChange change, std::stop_token stop) override;
    QFuture<Result<HistoryEntry>> addNote(IncidentId id, QString text, std::stop_token stop) override;

private:
    ServiceAccess m_access;
};

class WorkspaceAccounts final : public AccountsPort
{
public:
    explicit WorkspaceAccounts(ServiceAccess access) : m_access(std::move(access)) {}
    QFuture<Result<std::vector<Organization>>> organizations(std::stop_token stop) override;
    QFuture<Result<std::vector<User>>> users(std::stop_token stop) override;
    QFuture<Result<Organization>> addOrganization(QString name, std::stop_token stop) override;

private:
    ServiceAccess m_access;
};

class WorkspaceMigrations final : public MigrationsPort
{
public:
    explicit WorkspaceMigrations(ServiceAccess access) : m_access(std::move(access)) {}
    QFuture<Result<std::vector<Migration>>> status(std::stop_token stop) override;
    QFuture<Result<>> up(std::optional<int> target, ProgressSink sink, std::stop_token stop) override;
    QFuture<Result<std::vector<Migration>>> wouldUndo(std::optional<int> target, std::stop_token stop) override;
    QFuture<Result<>> down(std::optional<int> target, ProgressSink sink, std::stop_token stop) override;

private:
    ServiceAccess m_access;
};

} // namespace minixdr
