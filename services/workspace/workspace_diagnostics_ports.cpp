// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspace_diagnostics_ports.h"

#include "services/base/call_in_background.h"
#include "services/base/call_on.h"

namespace minixdr
{

QFuture<Result<LatencyReport>> WorkspaceLatency::latency(LatencyQuery query, std::stop_token)
{
    return callInBackground<LatencyReport>(
        [records = m_records, query = std::move(query)] { return records->monitor.report(query); });
}

QFuture<Result<std::vector<ServerSession>>> WorkspaceDiagnostics::sessions(std::stop_token stop)
{
    return m_access.call<std::vector<ServerSession>>(std::move(stop),
                                                     [](ServiceHost &host, Session, CallContext context) {
                                                         return host.diagnostics().sessions(std::move(context));
                                                     });
}

QFuture<Result<>> WorkspaceDiagnostics::cancelSession(qint32 pid, std::stop_token stop)
{
    return m_access.call<void>(std::move(stop), [pid](ServiceHost &host, Session, CallContext context) {
        return host.diagnostics().cancelSession(pid, std::move(context));
    });
}

QFuture<Result<>> WorkspaceDiagnostics::terminateSession(qint32 pid, std::stop_token stop)
{
    return m_access.call<void>(std::move(stop), [pid](ServiceHost &host, Session, CallContext context) {
        return host.diagnostics().terminateSession(pid, std::move(context));
    });
}

QFuture<Result<std::vector<TableSize>>> WorkspaceDiagnostics::tableSizes(std::stop_token stop)
{
    return m_access.call<std::vector<TableSize>>(std::move(stop), [](ServiceHost &host, Session, CallContext context) {
        return host.diagnostics().tableSizes(std::move(context));
    });
}

QFuture<Result<IndexReport>> WorkspaceDiagnostics::indexes(std::stop_token stop)
{
    return m_access.call<IndexReport>(std::move(stop), [](ServiceHost &host, Session, CallContext context) {
        return host.diagnostics().indexes(std::move(context));
    });
}

// --- slow queries -----------------------------------------------------------------------------------------------

QFuture<Result<SlowQueriesPort::Log>> WorkspaceSlowQueries::slowQueries(int limit, std::stop_token)
{
    return callInBackground<Log>([records = m_records, limit]() -> Result<Log> {
        if (limit < 1)
            return failure(ErrorKind::Invalid, QStringLiteral("ask for one slow query at least"));
        Log log;
        log.queries = records->slowQueries.read(static_cast<std::size_t>(limit));
        log.threshold = records->slowQueries.threshold();
        return log;
    });
}

QFuture<Result<>> WorkspaceSlowQueries::setThreshold(std::chrono::milliseconds threshold, std::stop_token)
{
    return callInBackground<void>(
        [records = m_records, threshold] { return records->slowQueries.setThreshold(threshold); });
}

QFuture<Result<Explanation>> WorkspaceSlowQueries::explain(qint64 number, std::stop_token stop)
{
    return m_access.call<Explanation>(std::move(stop),
                                      [records = m_records, number](ServiceHost &host, Session, CallContext context) {
                                          return explain(&host, records, number, std::move(context));
                                      });
}

Task<Explanation> WorkspaceSlowQueries::explain(ServiceHost *host, std::shared_ptr<RunRecords> records, qint64 number,
                                                CallContext context)
{
    const auto find = [records, number] { return records->slowQueries.find(number); };
    MX_CO_TRY(auto query, co_await inBackground<SlowQuery>(find, context));
    MX_CO_TRY(auto explanation, co_await host->explainer().explain(std::move(query), std::move(context)));
    if (explanation.hasChanged)
        records->alerts.planChanged(explanation.query.statement);
    co_return explanation;
}

// --- resources ----------------------------------------------------------------------------------------------------

QFuture<Result<std::vector<ProgramResources>>> WorkspaceResources::programs(std::stop_token stop)
{
    return m_access.call<std::vector<ProgramResources>>(
        std::move(stop), [records = m_records](ServiceHost &host, Session, CallContext context) {
            return programs(&host, records, std::move(context));
        });
}

Task<std::vector<ProgramResources>> WorkspaceResources::programs(ServiceHost *host, std::shared_ptr<RunRecords> records,
                                                                 CallContext context)
{
    using Programs = std::vector<ProgramResources>;
    const auto read = [records]() -> Result<Programs> { return records->board.others(); };
    MX_CO_TRY(auto programs, co_await inBackground<Programs>(read, std::move(context)));
    programs.insert(programs.begin(), host->resources());
    co_return programs;
}

Task<> WorkspaceResources::apply(ServiceHost *host, Change change)
{
    co_return change(*host);
}

QFuture<Result<>> WorkspaceResources::change(std::stop_token stop, Change change) const
{
    return m_access.call<void>(std::move(stop), [change = std::move(change)](ServiceHost &host, Session, CallContext) {
        return apply(&host, change);
    });
}

QFuture<Result<>> WorkspaceResources::cancelLease(int backendPid, std::stop_token stop)
{
    return change(std::move(stop), [backendPid](ServiceHost &host) { return host.cancelLease(backendPid); });
}

QFuture<Result<>> WorkspaceResources::terminateLease(int backendPid, std::stop_token stop)
{
    return change(std::move(stop), [backendPid](ServiceHost &host) { return host.terminateLease(backendPid); });
}

QFuture<Result<>> WorkspaceResources::setPoolLimits(QString pool, postgres::PoolLimits limits, std::stop_token stop)
{
    return change(std::move(stop),
                  [pool = std::move(pool), limits](ServiceHost &host) { return host.setPoolLimits(pool, limits); });
}

QFuture<Result<RedisMemory>> WorkspaceResources::redisMemory(std::stop_token stop)
{
    return m_access.call<RedisMemory>(std::move(stop), [](ServiceHost &host, Session, CallContext context) {
        return host.inspector().memory(std::move(context));
    });
}

QFuture<Result<CachedKeys>> WorkspaceResources::cachedKeys(QString tag, int limit, std::stop_token stop)
{
    return m_access.call<CachedKeys>(
        std::move(stop), [tag = std::move(tag), limit](ServiceHost &host, Session session, CallContext context) {
            return host.inspector().keys(session.organization, tag, limit, std::move(context));
        });
}

QFuture<Result<WarmUpReport>> WorkspaceResources::warmUp(std::stop_token stop)
{
    return m_access.call<WarmUpReport>(std::move(stop), [](ServiceHost &host, Session session, CallContext context) {
        return host.warmUp(std::move(session), std::move(context));
    });
}

Task<std::optional<WarmUpReport>> WorkspaceResources::lastWarmUp(ServiceHost *host)
{
    co_return host->lastWarmUp();
}

QFuture<Result<std::optional<WarmUpReport>>> WorkspaceResources::lastWarmUp(std::stop_token stop)
{
    return m_access.call<std::optional<WarmUpReport>>(
        std::move(stop), [](ServiceHost &host, Session, CallContext) { return lastWarmUp(&host); });
}

QFuture<Result<>> WorkspaceResources::invalidate(QString tag, std::stop_token stop)
{
    return m_access.call<void>(std::move(stop),
                               [tag = std::move(tag)](ServiceHost &host, Session session, CallContext context) {
                                   return host.cache().bump(session.organization, {tag}, std::move(context));
                               });
}

} // namespace minixdr
