// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/diagnostics/server_report.h"
#include "services/postgres/pool.h"

#include <vector>

namespace minixdr
{

/// Asks the server about its sessions, tables and indexes, with the rights of the pool's role and no more. Lives on
/// the service thread, owned by a workspace; the pool outlives it.
class ServerDiagnostics
{
public:
    /// A table counts as lacking an index from this many rows a sequential scan.
    static constexpr qint64 kBigScan = 10'000;

    explicit ServerDiagnostics(postgres::Pool *pool) : m_pool(pool) {}

    /// The blocked first, then by age of their transaction; without the session that asks.
    Task<std::vector<ServerSession>> sessions(CallContext context);
    /// NotFound if no session of this database has that pid, Denied if it is another role's.
    Task<> cancelSession(qint32 pid, CallContext context);
    Task<> terminateSession(qint32 pid, CallContext context);
    Task<std::vector<TableSize>> tableSizes(CallContext context);
    Task<IndexReport> indexes(CallContext context);

private:
    Task<> signalSession(postgres::Statement statement, qint32 pid, CallContext context);

    postgres::Pool *m_pool;
};

} // namespace minixdr
