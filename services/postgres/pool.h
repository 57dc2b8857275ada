// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/ids.h"
#include "services/base/task.h"
#include "services/postgres/query_run.h"
#include "services/postgres/rows.h"
#include "services/postgres/statement.h"

#include <QObject>

#include <memory>
#include <optional>
#include <source_location>
#include <vector>

namespace minixdr::postgres
{

class Connection;
class PoolCore;

/// Row-level security answers for this organization during one statement or transaction; without it, no tenant row
/// is visible to the application role.
using Tenant = std::optional<OrganizationId>;

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

    /// Opens a transaction in which `tenant` holds for every statement.
    Task<> begin(Tenant tenant, CallContext context);
    Task<> commit(CallContext context);
    Task<> rollback(CallContext context);

    /// Runs text of one or more statements that are not prepared (DDL of a migration). Outside a transaction a text
    /// of one statement may be one that refuses to run inside one, such as CREATE INDEX CONCURRENTLY.
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
    Lease(std::shared_ptr<PoolCore> pool, Connection *connection, QueryTiming::Duration waited);
    Task<Rows> run(Statement statement, Parameters parameters, Tenant tenant, CallContext context, QueryRun *run);
    void giveBack();

    std::shared_ptr<PoolCore> m_pool;
    Connection *m_connection = nullptr;
    QueryTiming::Duration m_waited{};
    QueryTiming m_lastTiming;
    bool m_isWaitReported = false;
    QueryRun m_copy;
    CallContext::Clock::time_point m_copyStart;
};

struct PoolConfig {
    QString name;     ///< for logs and application_name: "console", "ingest", "load_test"
    QString conninfo; ///< libpq keywords or URI
    int size = 4;
    int overflow = 2;
    int maxWaiters = 0; ///< 0: four times size + overflow
    std::chrono::milliseconds acquireTimeout{30'000};
    std::chrono::milliseconds statementTimeout{30'000}; ///< 0: none, for migrations
    std::chrono::seconds maxLifetime{3600};             ///< less up to a tenth, by chance
    std::chrono::milliseconds pingAfterIdle{1000};
    QueryObserver observer;
};

struct PoolStatus {
    int idle = 0;
    int busy = 0;
    int connecting = 0;
    int waiting = 0;
    int limit = 0; ///< size + overflow
    bool isAvailable = true;
    std::optional<UtcTime> unavailableSince;
    QString lastError;
    bool operator==(const PoolStatus &) const = default;
};

/// Connections to one PostgreSQL, lent fairly: waiters first come first served, connections last in first out.
/// Owned by the workspace (or a worker with a pool of its own); lives and is used on one thread with an event loop.
class Pool : public QObject
{
    Q_OBJECT
public:
    explicit Pool(PoolConfig config, QObject *parent = nullptr);
    ~Pool() override;

    /// Waits for a connection: Overloaded at once if the queue is full, Timeout at the earlier of the context's
    /// deadline and the pool's own, Unavailable if the server cannot be reached.
    Task<Lease> acquire(CallContext context, std::source_location borrower = std::source_location::current());

    /// Acquires, runs one statement and gives the connection back.
    Task<Rows> query(Statement statement, Parameters parameters, Tenant tenant, CallContext context);

    /// The same, with rows decoded by `decodeRow(RowReader &) -> T`, and the timing of all three phases.
    template <typename T>
    Task<Fetched<T>> fetch(Statement statement, Parameters parameters, Tenant tenant, T (*decodeRow)(RowReader &),
                           CallContext context);

    /// Ends everything under way with Unavailable, here and on the server, before the pool's users go away.
    void close();

    PoolStatus status() const;
    const PoolConfig &config() const;

Q_SIGNALS:
    /// Emitted at most every 100 ms while the numbers move, and at once when availability changes.
    void statusChanged(const minixdr::postgres::PoolStatus &status);

private:
    struct RawFetch {
        Rows rows;
        QueryRun run;
    };
    Task<RawFetch> runRecorded(Statement statement, Parameters parameters, Tenant tenant, CallContext context);
    void report(QueryRun run) const;

    std::shared_ptr<PoolCore> m_core;
    PoolStatus m_lastStatus;
};

template <typename T>
Task<Fetched<T>> Pool::fetch(Statement statement, Parameters parameters, Tenant tenant, T (*decodeRow)(RowReader &),
                             CallContext context)
{
    MX_CO_TRY(auto raw, co_await runRecorded(statement, std::move(parameters), tenant, std::move(context)));
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

Q_DECLARE_METATYPE(minixdr::postgres::PoolStatus)
