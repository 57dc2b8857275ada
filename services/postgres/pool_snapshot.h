// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/latency_histogram.h"
#include "services/base/utc_time.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace minixdr::postgres
{

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

struct PoolLimits {
    int size = 0;
    int overflow = 0;
    int minIdle = 0;
    int maxWaiters = 0;
    bool operator==(const PoolLimits &) const = default;
};

/// Why a connection was closed.
enum class CloseReason : quint8 {
    Expired,    ///< its lifetime was over
    Surplus,    ///< overflow that nobody waited for
    Lost,       ///< the server or the network ended it
    Silent,     ///< it did not answer the ping after idling
    Unclean,    ///< it did not come to rest after its borrower left
    ReadOnly,   ///< its server no longer takes writes
    Promoted,   ///< its server is no standby any more
    Shrunk,     ///< the limits were lowered
    Terminated, ///< by Pool::terminate
    Closed,     ///< with the pool
};
inline constexpr std::size_t kCloseReasons = 10;

/// "expired", "surplus", …: the stable English word for logs and JSON.
QString toWord(CloseReason reason);

/// Since the pool was made.
struct PoolCounters {
    quint64 acquired = 0;
    quint64 acquiredAfterWait = 0; ///< of these, the ones that found no idle connection
    quint64 timeouts = 0;          ///< waits that ended at their deadline
    quint64 cancelled = 0;         ///< waits that their caller stopped
    quint64 queueFull = 0;         ///< callers refused at once
    quint64 unavailable = 0;       ///< callers refused, or failed while waiting, since the server cannot be reached
    quint64 created = 0;
    quint64 connectFailures = 0;
    quint64 cancelRequests = 0; ///< statements cancelled on the server since their borrower left
    quint64 rollbacks = 0;      ///< transactions rolled back since their borrower left
    quint64 leakReports = 0;
    quint64 commitsLost = 0;                     ///< connections lost during COMMIT; the server was asked how it ended
    quint64 commitsUnknown = 0;                  ///< of these, the ones that nobody could tell of
    quint64 sharedLookups = 0;                   ///< sent on a connection that others may use at the same time
    quint64 repeatedReads = 0;                   ///< reads run again, since their connection was lost or shared a fate
    quint64 schemaChanges = 0;                   ///< times that prepared statements turned out stale
    std::array<quint64, kCloseReasons> closed{}; ///< by CloseReason
    bool operator==(const PoolCounters &) const = default;
};

enum class LeaseState : quint8 {
    Idle,          ///< borrowed; nothing runs
    Running,       ///< a statement is on the server
    InTransaction, ///< between two statements of a transaction
    Copying,       ///< COPY … FROM STDIN
    Cleaning,      ///< the borrower left; the pool cancels or rolls back
    Checking,      ///< the pool itself asks whether it still lives
};

/// "idle", "running", …: the stable English word for logs and JSON.
QString toWord(LeaseState state);

/// Where in the source something was borrowed or is waited for.
struct BorrowerPlace {
    QString function; ///< "EventsService::page"
    QString file;     ///< from the repository root: "services/events/events_service.cpp"
    int line = 0;
    bool operator==(const BorrowerPlace &) const = default;
};

struct LeaseSnapshot {
    BorrowerPlace borrower;
    QString statement; ///< the one that runs, or ran last: "events.page_after", "script"; empty before the first
    std::chrono::nanoseconds age{};          ///< since it was lent
    std::chrono::nanoseconds statementAge{}; ///< since the statement was sent
    int backendPid = 0;
    LeaseState state = LeaseState::Idle;
    bool isOverdue = false; ///< out for longer than PoolConfig::reportLeaseAfter
    bool operator==(const LeaseSnapshot &) const = default;
};

struct WaiterSnapshot {
    BorrowerPlace borrower;
    std::chrono::nanoseconds age{};
    bool operator==(const WaiterSnapshot &) const = default;
};

/// Whether the server has room for every instance of this pool; asked soon after each first connect.
struct ConnectionBudget {
    int needed = 0;         ///< instances × (size + overflow)
    int maxConnections = 0; ///< the server's max_connections
    int reserved = 0;       ///< superuser_reserved_connections
    int others = 0;         ///< connections now open that are not this pool's
    bool isEnough() const { return needed <= maxConnections - reserved - others; }
    bool operator==(const ConnectionBudget &) const = default;
};

/// A value that shows a pool as it is now; plain, so that it may cross threads.
struct PoolSnapshot {
    QString name;
    UtcTime at;
    PoolLimits limits;
    PoolStatus status;
    PoolCounters counters;
    LatencyHistogram waits;              ///< from asking to lending, of those that were served
    LatencyHistogram holds;              ///< from lending to giving back
    std::vector<LeaseSnapshot> leases;   ///< longest first
    std::vector<WaiterSnapshot> waiters; ///< in the order they will be served
    std::optional<ConnectionBudget> budget;
};

/// How reads from standbys go, since the pool was made.
struct StandbyStatus {
    PoolSnapshot pool;    ///< of the connections to standbys
    quint64 answered = 0; ///< reads that a standby has answered
    quint64 behind = 0;   ///< that went to the primary since the standby had not replayed enough
    quint64 away = 0;     ///< that went to the primary since no standby answered, or it failed
};

} // namespace minixdr::postgres

Q_DECLARE_METATYPE(minixdr::postgres::PoolStatus)
Q_DECLARE_METATYPE(minixdr::postgres::PoolSnapshot)
