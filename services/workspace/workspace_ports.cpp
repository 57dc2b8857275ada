// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspace_ports.h"

#include "services/base/call_on.h"

namespace minixdr
{
namespace
{

/// A migration of a large table takes as long as it takes: its own statements and the stop token bound it.
constexpr std::chrono::hours kMigrationBudget{24};

CallContext patient(CallContext context)
{
    context.deadline = CallContext::Clock::now() + kMigrationBudget;
    return context;
}

} // namespace

QFuture<Result<EventPage>> WorkspaceEvents::page(EventQuery query, std::stop_token stop)
{
    return m_access.call<EventPage>(
        std::move(stop), [query = std::move(query)](ServiceHost &host, Session session, CallContext context) {
            host.noteOpened(query, session);
            return host.events().page(query, std::move(session), std::move(context));
        });
}

QFuture<Result<Event>> WorkspaceEvents::event(EventKey key, std::stop_token stop)
{
    return m_access.call<Event>(std::move(stop), [key](ServiceHost &host, Session session, CallContext context) {
        return host.events().event(key, std::move(session), std::move(context));
    });
}

QFuture<Result<qint64>> WorkspaceEvents::countNewer(EventFilter filter, EventKey key, std::stop_token stop)
{
    return m_access.call<qint64>(
        std::move(stop), [filter = std::move(filter), key](ServiceHost &host, Session session, CallContext context) {
            return host.events().countNewer(filter, key, std::move(session), std::move(context));
        });
}

QFuture<Result<IncidentPage>> WorkspaceIncidents::page(IncidentQuery query, std::stop_token stop)
{
    return m_access.call<IncidentPage>(
        std::move(stop), [query = std::move(query)](ServiceHost &host, Session session, CallContext context) {
            host.noteOpened(query, session);
            return host.incidents().page(query, std::move(session), std::move(context));
        });
}

QFuture<Result<IncidentDetail>> WorkspaceIncidents::detail(IncidentId id, std::stop_token stop)
{
    return m_access.call<IncidentDetail>(std::move(stop),
                                         [id](ServiceHost &host, Session session, CallContext context) {
                                             return host.incidents().detail(id, std::move(session), std::move(context));
                                         });
}

QFuture<Result<qint64>> WorkspaceIncidents::countNewer(IncidentFilter filter, IncidentKey key, std::stop_token stop)
{
    return m_access.call<qint64>(
        std::move(stop), [filter = std::move(filter), key](ServiceHost &host, Session session, CallContext context) {
            return host.incidents().countNewer(filter, key, std::move(session), std::move(context));
        });
}

QFuture<Result<Incident>> WorkspaceIncidents::create(IncidentDraft draft, std::stop_token stop)
{
    return m_access.call<Incident>(std::move(stop),
                                   [draft = std::move(draft)](ServiceHost &host, Session session, CallContext context) {
                                       return host.incidents().create(draft, std::move(session), std::move(context));
                                   });
}

QFuture<Result<Incident>> WorkspaceIncidents::update(IncidentChange change, std::stop_token stop)
{
    return m_access.call<Incident>(
        std::move(stop), [change = std::move(change)](ServiceHost &host, Session session, CallContext context) {
            return host.incidents().update(change, std::move(session), std::move(context));
        });
}

QFuture<Result<HistoryEntry>> WorkspaceIncidents::addNote(IncidentId id, QString text, std::stop_token stop)
{
    return m_access.call<HistoryEntry>(
        std::move(stop), [id, text = std::move(text)](ServiceHost &host, Session session, CallContext context) {
            return host.incidents().addNote(id, text, std::move(session), std::move(context));
        });
}

QFuture<Result<std::vector<Organization>>> WorkspaceAccounts::organizations(std::stop_token stop)
{
    return m_access.call<std::vector<Organization>>(std::move(stop),
                                                    [](ServiceHost &host, Session, CallContext context) {
                                                        return host.accounts().organizations(std::move(context));
                                                    });
}

QFuture<Result<std::vector<User>>> WorkspaceAccounts::users(std::stop_token stop)
{
    return m_access.call<std::vector<User>>(std::move(stop),
                                            [](ServiceHost &host, Session session, CallContext context) {
                                                return host.accounts().users(std::move(session), std::move(context));
                                            });
}

QFuture<Result<Organization>> WorkspaceAccounts::addOrganization(QString name, std::stop_token stop)
{
    return m_access.call<Organization>(
        std::move(stop), [name = std::move(name)](ServiceHost &host, Session session, CallContext context) {
            return host.accounts().addOrganization(name, std::move(session), std::move(context));
        });
}

QFuture<Result<std::vector<Migration>>> WorkspaceMigrations::status(std::stop_token stop)
{
    return m_access.call<std::vector<Migration>>(std::move(stop), [](ServiceHost &host, Session, CallContext context) {
        return host.migrations().status(std::move(context));
    });
}

QFuture<Result<>> WorkspaceMigrations::up(std::optional<int> target, ProgressSink sink, std::stop_token stop)
{
    return m_access.call<void>(std::move(stop),
                               [target, sink = std::move(sink)](ServiceHost &host, Session, CallContext context) {
                                   return host.migrations().up(target, sink, patient(std::move(context)));
                               });
}

QFuture<Result<std::vector<Migration>>> WorkspaceMigrations::wouldUndo(std::optional<int> target, std::stop_token stop)
{
    return m_access.call<std::vector<Migration>>(std::move(stop),
                                                 [target](ServiceHost &host, Session, CallContext context) {
                                                     return host.migrations().wouldUndo(target, std::move(context));
                                                 });
}

QFuture<Result<>> WorkspaceMigrations::down(std::optional<int> target, ProgressSink sink, std::stop_token stop)
{
    return m_access.call<void>(std::move(stop),
                               [target, sink = std::move(sink)](ServiceHost &host, Session, CallContext context) {
                                   return host.migrations().down(target, sink, patient(std::move(context)));
                               });
}

} // namespace minixdr
