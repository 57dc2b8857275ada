// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/task.h"
#include "services/postgres/connection.h"
#include "services/postgres/pool_config.h"
#include "services/postgres/pool_snapshot.h"
#include "services/postgres/rows.h"
#include "services/postgres/statement.h"

#include <QObject>

#include <memory>
#include <optional>
#include <source_location>
#include <vector>

namespace minixdr::postgres
{

class PoolCore;
class StandbyReads;

/// Values decoded from one statement, and where its time went.
template <typename T>
struct Fetched {
    std::vector<T> rows;
    QueryTiming timing;
};

/// A connection borrowed from the pool; its destructor gives it back, and is the only cancel path: a connection
/// that is still busy is cancelled and drained by the pool, an open transaction rolled back. Service thread only.
class Lease
{
public:
    Lease() = default;
    Lease(Lease &&other) noexcept;
    Lease &operator=(Lease &&other) noexcept;
    ~Lease();

    /// Runs one prepared statement. Outside a transaction it commits by itself; `tenant` then holds for it alone.
    Task<Rows> query(Statement statement, Parameters parameters, Tenant tenant, CallContext context);

    /// Opens a transaction in which `tenant` holds for every statement. What would write in one that is read-only is a
    /// Bug (25006).
    Task<> begin(Tenant tenant, CallContext context, TransactionMode mode = TransactionMode::ReadWrite);

    /// Commits. A connection that is lost meanwhile leaves nobody guessing: the server is asked how the transaction
    /// ended, so success means committed. Contention (40000): it was rolled back. Timeout (40003): not known within
    /// the deadline, so neither repeat it blindly nor believe it done. A stop request no longer counts.
    Task<> commit(CallContext context);
    Task<> rollback(CallContext context);

    /// Runs text of one or more statements that are not prepared (DDL of a migration). Outside a transaction a text
    /// of one statement may be one that refuses to run inside one, such as CREATE INDEX CONCURRENTLY.
    /// Its rows hold text, whatever their type.
    Task<Rows> script(QByteArray sql, CallContext context);

    /// COPY … FROM STDIN. Between copyBegin and copyEnd only copyData may be called. copyData waits while the
    /// socket is full, so memory stays bounded. copyEnd answers the rows stored, or the server's error (23505 …).
    Task<> copyBegin(Statement statement, CallContext context);
    Task<> copyData(QByteArray block, CallContext context);
    Task<qint64> copyEnd(CallContext context);

    int backendPid() const;
    /// How long the pool made this lease wait; counted in the first statement's timing.
    QueryTiming::Duration waited() const;
    /// Timing of the last statement run on this lease (decode excluded).
    QueryTiming lastTiming() const;
    bool isValid() const { return m_connection != nullptr; }

private:
    friend class Pool;
    friend class PoolCore;
    friend class StandbyReads;
    Lease(std::shared_ptr<PoolCore> pool, Connection *connection, QueryTiming::Duration waited);
    Task<Rows> run(Statement statement, Parameters parameters, Tenant tenant, CallContext context, QueryRun *run);
    Result<> recorded(const Statement &statement, QueryRun run, CallContext::Clock::time_point sent,
                      const Result<> &result);
    void endCopy(const Result<qint64> &stored);
    void giveBack();

    std::shared_ptr<PoolCore> m_pool;
    Connection *m_connection = nullptr;
    QueryTiming::Duration m_waited{};
    QueryTiming m_lastTiming;
    bool m_isWaitReported = false;
    std::optional<QueryRun> m_copy; ///< that has begun and not ended
    CallContext::Clock::time_point m_copyStart;
};

/// Connections to one PostgreSQL, lent fairly: waiters first come first served, connections last in first out.
/// Owned by the workspace (or a worker with a pool of its own); lives and is used on one thread with an event loop.
class Pool : public QObject
{
    Q_OBJECT
public:
    explicit Pool(PoolConfig config, QObject *parent = nullptr);
    ~Pool() override;

    /// Waits for a connection: Overloaded ("queue_full") at once if the queue is full, Timeout at the earlier of the
    /// context's deadline and the pool's own, Unavailable if the server cannot be reached.
    Task<Lease> acquire(CallContext context, std::source_location borrower = std::source_location::current());

    /// Acquires, runs one statement and gives the connection back.
    Task<Rows> query(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                     std::source_location borrower = std::source_location::current());

    /// The same, with rows decoded by `decodeRow(RowReader &) -> T`, and the timing of all three phases.
    template <typename T>
    Task<Fetched<T>> fetch(Statement statement, Parameters parameters, Tenant tenant, T (*decodeRow)(RowReader &),
                           CallContext context, std::source_location borrower = std::source_location::current());

    /// Changes the limits while the pool works: a waiter is served at once if there is room now, what is too many
    /// leaves when it is given back. maxWaiters 0 is four times size + overflow. Invalid for a size under 1, an
    /// overflow under 0 or a minIdle outside 0 … size.
    Result<> setLimits(PoolLimits limits);

    /// Refuses new borrowers, serves those who wait, and closes the pool once everything is given back. Timeout or
    /// Cancelled if that did not happen in time: what still ran was ended as by close().
    Task<> drain(CallContext context);

    /// Cancels the statement that the lease with this backend runs; its borrower gets Cancelled and keeps the lease.
    /// NotFound if no lease of this pool has that backend or nothing runs there.
    Result<> cancel(int backendPid);

    /// Cancels and closes the connection of the lease with this backend; its borrower gets Unavailable. NotFound as
    /// for cancel().
    Result<> terminate(int backendPid);

    /// Ends everything under way with Unavailable, here and on the server, before the pool's users go away.
    void close();

    PoolStatus status() const;
    PoolSnapshot snapshot() const;
    const PoolConfig &config() const;
    /// How reads from standbys go; nothing if this pool does without.
    std::optional<StandbyStatus> standbys() const;

Q_SIGNALS:
    /// Emitted at most every 100 ms while the numbers move, and at once when availability changes.
    void statusChanged(const minixdr::postgres::PoolStatus &status);

private:
    struct RawFetch {
        Rows rows;
        QueryRun run;
    };
    Task<RawFetch> runRecorded(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                               std::source_location borrower);
    void report(QueryRun run) const;

    std::shared_ptr<PoolCore> m_core;
    std::shared_ptr<StandbyReads> m_standbys; ///< null if they are not to be read
    PoolStatus m_lastStatus;
};

template <typename T>
Task<Fetched<T>> Pool::fetch(Statement statement, Parameters parameters, Tenant tenant, T (*decodeRow)(RowReader &),
                             CallContext context, std::source_location borrower)
{
    MX_CO_TRY(auto raw, co_await runRecorded(statement, std::move(parameters), tenant, std::move(context), borrower));
    const auto start = CallContext::Clock::now();
    auto values = raw.rows.template decode<T>(decodeRow);
    raw.run.timing.decode = CallContext::Clock::now() - start;
    if (!values)
        raw.run.error = values.error().kind;
    const auto timing = raw.run.timing;
    report(std::move(raw.run));
    if (!values)
        co_return failure(ErrorKind::Bug, QString::fromLatin1(statement.name.data(), qsizetype(statement.name.size())) +
                                              QStringLiteral(": ") + values.error().what);
    Fetched<T> fetched{std::move(*values), timing};
    co_return fetched;
}

} // namespace minixdr::postgres
