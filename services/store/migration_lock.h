// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/postgres/pool.h"

#include <optional>

namespace minixdr
{

/// Who holds the lock of migrations in this database.
struct LockHolder {
    qint32 pid = 0;
    bool isThisSession = false;
    QString applicationName;
};

/// At most one program migrates a database: a session-level advisory lock, on a session of its own that is in no
/// transaction. It is tried again and again and never waited for, since a session that waits holds a snapshot for
/// which CREATE INDEX CONCURRENTLY waits in turn. It ends with its session, whatever kills it.
/// On the service thread; owned by one run.
class MigrationLock
{
public:
    explicit MigrationLock(postgres::Pool &pool) : m_pool(pool) {}

    /// Says once to `sink` whom it waits for. Cancelled or Timeout by the context.
    Task<> acquire(ProgressSink sink, CallContext context);
    /// Unavailable if the session, and with it the lock, was lost. Asked before each statement.
    Task<> confirm(CallContext context);
    QCoro::Task<> release();

    static Task<std::optional<LockHolder>> holder(postgres::Pool *pool, CallContext context);

private:
    Task<bool> tryOnce();

    postgres::Pool &m_pool;
    std::optional<postgres::Lease> m_session;
};

} // namespace minixdr
