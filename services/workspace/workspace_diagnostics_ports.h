// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/resources_port.h"
#include "services/diagnostics/slow_queries_port.h"
#include "services/workspace/workspace_ports.h"

namespace minixdr
{

class WorkspaceLatency final : public LatencyPort
{
public:
    explicit WorkspaceLatency(std::shared_ptr<RunRecords> records) : m_records(std::move(records)) {}
    QFuture<Result<LatencyReport>> latency(LatencyQuery query, std::stop_token stop) override;

private:
    std::shared_ptr<RunRecords> m_records;
};

class WorkspaceDiagnostics final : public DiagnosticsPort
{
public:
    explicit WorkspaceDiagnostics(ServiceAccess access) : m_access(std::move(access)) {}
    QFuture<Result<std::vector<ServerSession>>> sessions(std::stop_token stop) override;
    QFuture<Result<>> cancelSession(qint32 pid, std::stop_token stop) override;
    QFuture<Result<>> terminateSession(qint32 pid, std::stop_token stop) override;
    QFuture<Result<std::vector<TableSize>>> tableSizes(std::stop_token stop) override;
    QFuture<Result<IndexReport>> indexes(std::stop_token stop) override;

private:
    ServiceAccess m_access;
};

class WorkspaceSlowQueries final : public SlowQueriesPort
{
public:
    WorkspaceSlowQueries(ServiceAccess access, std::shared_ptr<RunRecords> records)
        : m_access(std::move(access)), m_records(std::move(records))
    {
    }
    QFuture<Result<Log>> slowQueries(int limit, std::stop_token stop) override;
    QFuture<Result<>> setThreshold(std::chrono::milliseconds threshold, std::stop_token stop) override;
    QFuture<Result<Explanation>> explain(qint64 number, std::stop_token stop) override;

private:
    static Task<Explanation> explain(ServiceHost *host, std::shared_ptr<RunRecords> records, qint64 number,
                                     CallContext context);

    ServiceAccess m_access;
    std::shared_ptr<RunRecords> m_records;
};

class WorkspaceResources final : public ResourcesPort
{
public:
    WorkspaceResources(ServiceAccess access, std::shared_ptr<RunRecords> records)
        : m_access(std::move(access)), m_records(std::move(records))
    {
    }
    QFuture<Result<std::vector<ProgramResources>>> programs(std::stop_token stop) override;
    QFuture<Result<>> cancelLease(int backendPid, std::stop_token stop) override;
    QFuture<Result<>> terminateLease(int backendPid, std::stop_token stop) override;
    QFuture<Result<>> setPoolLimits(QString pool, postgres::PoolLimits limits, std::stop_token stop) override;
    QFuture<Result<RedisMemory>> redisMemory(std::stop_token stop) override;
    QFuture<Result<CachedKeys>> cachedKeys(QString tag, int limit, std::stop_token stop) override;
    QFuture<Result<WarmUpReport>> warmUp(std::stop_token stop) override;
    QFuture<Result<std::optional<WarmUpReport>>> lastWarmUp(std::stop_token stop) override;
    QFuture<Result<>> invalidate(QString tag, std::stop_token stop) override;

private:
    using Change = std::function<Result<>(ServiceHost &)>;

    static Task<> apply(ServiceHost *host, Change change);
    QFuture<Result<>> change(std::stop_token stop, Change change) const;
    static Task<std::vector<ProgramResources>> programs(ServiceHost *host, std::shared_ptr<RunRecords> records,
                                                        CallContext context);
    static Task<std::optional<WarmUpReport>> lastWarmUp(ServiceHost *host);

    ServiceAccess m_access;
    std::shared_ptr<RunRecords> m_records;
};

} // namespace minixdr
