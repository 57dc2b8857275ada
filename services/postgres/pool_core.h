// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/commit_outcome.h"
#include "services/postgres/connector.h"
#include "services/postgres/pool.h"

#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace minixdr::postgres
{

/// What a pool and its leases share, so that a lease may outlive the pool. Waiters are served first come first
/// served, by direct hand-off: nobody overtakes. Idle connections are a stack, so that the surplus grows old and
/// leaves. On the pool's thread.
class PoolCore : public QObject, public std::enable_shared_from_this<PoolCore>
{
    Q_OBJECT
public:
    using Clock = CallContext::Clock;

    explicit PoolCore(PoolConfig config);
    ~PoolCore() override;

    /// Begins to fill the pool up to its minimum; once, when the core is shared.
    void start() { fill(); }

    Task<Lease> acquire(CallContext context, std::source_location borrower);

    /// Runs one statement on a connection of its own. A read whose connection is lost runs once more. `timing` is told
    /// where the time went. Fails as acquire() and the statement do.
    Task<Rows> run(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                   std::source_location borrower, QueryTiming *timing);

    /// Runs a lookup on a connection that other lookups may use at the same time, its caller's tenant and deadline its
    /// own. A caller that leaves drops its answer; the server is asked to give up its lookup once it may be at work on
    /// it. A lookup whose connection was lost, or that was hit by what its neighbour did or was meant for it, runs once
    /// more. Waiting for those ahead counts as waiting. Fails as run().
    Task<Rows> lookUp(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                      std::source_location borrower, QueryTiming *timing);

    /// The end of a lease. A connection that is still at work is cancelled, drained and reused; one that cannot be
    /// brought back to a clean state is closed.
    void giveBack(Connection *connection);

    /// Finds out how a transaction ended whose connection was lost during COMMIT: success if it was committed,
    /// Contention (40000) if it was rolled back, Timeout (40003) if nobody can tell before the deadline.
    Task<> settleCommit(TransactionMark mark, CallContext context);

    Result<> setLimits(PoolLimits limits);
    Task<> drain(CallContext context);
    Result<> cancel(int backendPid);
    Result<> terminate(int backendPid);

    /// Fails the waiters and whatever runs, cancels it on the server and closes every connection.
    void close();

    PoolStatus status() const;
    PoolSnapshot snapshot() const;
    const PoolConfig &config() const { return m_config; }
    /// Grows whenever something has ended that may have written.
    quint64 writes() const { return m_writes; }
    void noticeWrite() { ++m_writes; }
    void report(QueryRun run) const;

Q_SIGNALS:
    void statusChanged();

private:
    enum class Phase : quint8 { Idle, Leased, Shared, Checking, Cleaning };

    struct Member {
        explicit Member(Connector::Opened opened) : connection(std::move(opened)) {}

        Connector::Opened connection;
        Clock::time_point expiresAt;
        Clock::time_point idleSince;
        Clock::time_point leasedSince;
        std::source_location borrower;
        Phase phase = Phase::Idle;
        bool isLeakReported = false;
        bool isTerminated = false;
    };

    struct Waiter {
        quint64 number;
        bool isLookup; ///< content with a connection that others use
        Completion<Connection *> turn;
        std::source_location borrower;
        Clock::time_point since;
    };

    int limit() const { return m_config.size + m_config.overflow; }
    int count(Phase phase) const;
    Member *find(Connection *connection) const;
    Member *findLeased(int backendPid) const;

    Task<Connection *> borrow(CallContext context, std::source_location borrower, bool isLookup = false);
    Task<Connection *> waitInLine(CallContext context, std::source_location borrower, bool isLookup);
    void countFailure(const Error &error);
    bool isStale(const Member &member) const;
    QCoro::Task<> verify(Connection *connection);
    QCoro::Task<> recover(Connection *connection);
    Clock::time_point takeCancelTurn();
    void makeAvailable(Connection *connection);
    void handOver(Connection *connection);
    std::optional<CloseReason> reasonToClose(const Member &member) const;
    void discard(Connection *connection, CloseReason reason);
    void discardIdle(CloseReason reason, const std::function<bool(const Member &)> &applies);
    void noticeDemotion();

    Connection *takeShared();
    bool takesMore(const Member &member) const;
    Task<Rows> runShared(Connection *connection, Statement statement, Parameters parameters, Tenant tenant,
                         CallContext context, QueryTiming *timing);
    Task<Rows> runLeased(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                         std::source_location borrower, QueryTiming *timing);
    QCoro::Task<> outlast(Connection *connection, quint64 number);
    void settleShared(Connection *connection);
    void serveLookups(Connection *connection);

    bool mayOpen() const;
    bool needsAnother() const;
    void fill();
    QCoro::Task<> open();
    void connectFailed(Error error, Clock::time_point startedAt);
    void connectSucceeded();
    void retry();
    void lostConnection(Connection *connection, const Error &error);
    QCoro::Task<> checkBudget();
    void takeBudget(const Result<Rows> &rows);

    Task<CommitOutcome> askOutcome(TransactionMark mark, CallContext context);

    void maintain();
    void failWaiters(const Error &error);
    void noticeDrained();
    LeaseSnapshot leaseSnapshot(const Member &member) const;

    PoolConfig m_config;
    ConnectionSettings m_settings;
    std::vector<std::unique_ptr<Member>> m_members;
    std::vector<Connection *> m_idle; ///< the back is the most recently used
    std::deque<Waiter> m_waiters;
    quint64 m_lastWaiter = 0;
    Connector m_connector;
    int m_connecting = 0;
    bool m_isClosed = false;
    std::optional<Completion<bool>> m_drained; ///< somebody waits for the last lease to come back
    bool m_isDraining = false;
    Clock::time_point m_verifyBefore{}; ///< one connection was lost: idle ones older than this are asked first
    Clock::time_point m_cancelsBookedUntil{};
    std::optional<Error> m_unavailable;
    std::optional<UtcTime> m_unavailableSince;
    Clock::time_point m_retryAt{};
    int m_failures = 0;
    quint64 m_writes = 0;
    PoolCounters m_counters;
    LatencyHistogram m_waits;
    LatencyHistogram m_holds;
    std::optional<ConnectionBudget> m_budget;
    QTimer m_retryTimer;
    QTimer m_budgetTimer;
    QTimer m_maintenance;
};

} // namespace minixdr::postgres
