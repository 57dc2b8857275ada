// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/connection.h"
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

    Task<Lease> acquire(CallContext context, std::source_location borrower);

    /// The end of a lease. A connection that is still at work is cancelled, drained and reused; one that cannot be
    /// brought back to a clean state is closed.
    void giveBack(Connection *connection);

    /// Fails the waiters and whatever runs, cancels it on the server and closes every connection.
    void close();

    PoolStatus status() const;
    const PoolConfig &config() const { return m_config; }
    void report(QueryRun run) const;

Q_SIGNALS:
    void statusChanged();

private:
    struct Member {
        using Owner = std::unique_ptr<Connection, void (*)(Connection *)>;
        explicit Member(Owner owned) : connection(std::move(owned)) {}

        Owner connection;
        Clock::time_point expiresAt;
        Clock::time_point idleSince;
        Clock::time_point leasedSince;
        std::source_location borrower;
        bool isLeased = false;
        bool isLeakReported = false;
    };

    int limit() const { return m_config.size + m_config.overflow; }
    int countLeased() const;
    Member *find(Connection *connection);
    Task<Connection *> takeIdle(CallContext context);
    Task<> verify(Connection *connection);
    QCoro::Task<> open();
    QCoro::Task<> recover(Connection *connection);
    void openForWaiters();
    void makeAvailable(Connection *connection);
    void discard(Connection *connection);
    void lostConnection(Connection *connection, const Error &error);
    void connectFailed(Error error);
    void connectSucceeded();
    void maintain();
    bool isStale(const Member &member) const;

    PoolConfig m_config;
    QString m_conninfo;
    std::vector<std::unique_ptr<Member>> m_members;
    std::vector<Connection *> m_idle; ///< the back is the most recently used
    std::deque<Completion<Connection *>> m_waiters;
    int m_connecting = 0;
    bool m_isClosed = false;
    Clock::time_point m_verifyBefore{}; ///< one connection was lost: idle ones older than this are asked first
    std::optional<Error> m_unavailable;
    std::optional<UtcTime> m_unavailableSince;
    Clock::time_point m_retryAt{};
    int m_failures = 0;
    QTimer m_retryTimer;
    QTimer m_maintenance;
};

} // namespace minixdr::postgres
