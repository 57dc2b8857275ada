// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_core.h"

#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(lcPool, "minixdr.postgres.pool", QtInfoMsg)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr Statement kPing{"postgres.ping", "SELECT 1"};
constexpr auto kCleanBudget = 1s;
constexpr auto kPingBudget = 500ms;

} // namespace

PoolCore::PoolCore(PoolConfig config)
    : m_config(std::move(config)), m_settings(connectionSettings(m_config)), m_connector(m_settings)
{
    if (m_config.maxWaiters <= 0)
        m_config.maxWaiters = 4 * limit();
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &PoolCore::retry);
    m_budgetTimer.setSingleShot(true);
    connect(&m_budgetTimer, &QTimer::timeout, this, &PoolCore::checkBudget);
    connect(&m_maintenance, &QTimer::timeout, this, &PoolCore::maintain);
    m_maintenance.start(std::clamp<std::chrono::milliseconds>(m_config.reportLeaseAfter / 10, 100ms, 5s));
}

PoolCore::~PoolCore() = default;

PoolCore::Member *PoolCore::find(Connection *connection) const
{
    const auto member = std::find_if(m_members.begin(), m_members.end(),
                                     [&](const auto &m) { return m->connection.get() == connection; });
    return member == m_members.end() ? nullptr : member->get();
}

void PoolCore::report(QueryRun run) const
{
    if (m_config.observer)
        m_config.observer(run);
}

// --- borrowing ------------------------------------------------------------------------------------------------

Task<Lease> PoolCore::acquire(CallContext context, std::source_location borrower)
{
    const auto self = shared_from_this();
    const auto start = Clock::now();
    context.deadline = std::min(context.deadline, start + m_config.acquireTimeout);
    const auto borrowed = co_await borrow(std::move(context), borrower);
    if (!borrowed) {
        countFailure(borrowed.error());
        co_return failure(borrowed.error());
    }
    auto *member = find(*borrowed);
    member->phase = Phase::Leased;
    member->isLeakReported = false;
    member->leasedSince = Clock::now();
    member->borrower = borrower;
    ++m_counters.acquired;
    m_waits.record(member->leasedSince - start);
    Q_EMIT statusChanged();
    co_return Lease(self, *borrowed, member->leasedSince - start);
}

void PoolCore::countFailure(const Error &error)
{
    if (error.kind == ErrorKind::Timeout)
        ++m_counters.timeouts;
    else if (error.kind == ErrorKind::Cancelled)
        ++m_counters.cancelled;
    else if (error.code == QLatin1String("queue_full"))
        ++m_counters.queueFull;
    else
        ++m_counters.unavailable;
}

Task<Connection *> PoolCore::borrow(CallContext context, std::source_location borrower, bool isLookup)
{
    if (m_isClosed || m_isDraining)
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the pool is closed"));
    if (m_config.conninfo.isEmpty()) // which libpq would take for its own defaults
        co_return failure(ErrorKind::Denied,
                          QStringLiteral("the profile does not say how to connect for \"%1\"").arg(m_config.name));
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QStringLiteral("cancelled by the caller"));
    if (m_waiters.empty() && !m_idle.empty()) {
        auto *connection = m_idle.back();
        if (!isStale(*find(connection))) {
            m_idle.pop_back();
            co_return connection;
        }
    }
    if (m_unavailable && m_members.empty() && Clock::now() < m_retryAt)
        co_return failure(*m_unavailable);
    if (static_cast<int>(m_waiters.size()) >= m_config.maxWaiters)
        co_return failure(
            ErrorKind::Overloaded,
            QStringLiteral("%1 callers wait for one of %2 connections already").arg(m_waiters.size()).arg(limit()),
            QStringLiteral("queue_full"));
    co_return co_await waitInLine(std::move(context), borrower, isLookup);
}

Task<Connection *> PoolCore::waitInLine(CallContext context, std::source_location borrower, bool isLookup)
{
    const auto number = ++m_lastWaiter;
    const Completion<Connection *> turn;
    m_waiters.push_back({number, isLookup, turn, borrower, Clock::now()});
    fill();
    Q_EMIT statusChanged();
    const auto connection = co_await turn.within(std::move(context));
    if (connection) {
        ++m_counters.acquiredAfterWait;
    } else if (std::erase_if(m_waiters, [number](const auto &waiter) { return waiter.number == number; }) > 0) {
        noticeDrained();
        Q_EMIT statusChanged();
    }
    co_return connection;
}

bool PoolCore::isStale(const Member &member) const
{
    return member.idleSince < m_verifyBefore || Clock::now() - member.idleSince > m_config.pingAfterIdle ||
           reasonToClose(member);
}

QCoro::Task<> PoolCore::verify(Connection *connection)
{
    const auto self = shared_from_this();
    const auto start = Clock::now();
    auto *member = find(connection);
    member->phase = Phase::Checking;
    member->leasedSince = start;
    member->borrower = std::source_location::current();
    auto budget = CallContext::within(kPingBudget);
    const auto pong = co_await connection->execute(kPing, Parameters{}, std::nullopt, std::move(budget));
    if (!find(connection))
        co_return; // closed meanwhile
    if (pong) {
        makeAvailable(connection);
        co_return;
    }
    const auto reason = connection->isConnected() ? CloseReason::Silent : CloseReason::Lost;
    discard(connection, reason);
    if (reason == CloseReason::Silent) // the network swallows what its siblings send, too
        discardIdle(reason, [&](const Member &idle) { return idle.idleSince < start; });
}

// --- giving back ----------------------------------------------------------------------------------------------

void PoolCore::giveBack(Connection *connection)
{
    auto *member = find(connection);
    if (!member)
        return;
    m_holds.record(Clock::now() - member->leasedSince);
    if (connection->isBusy())
        noticeWrite(); // it may end well
    if (connection->isConnected() && (connection->isBusy() || connection->isCopying() ||
                                      connection->isInTransaction() || connection->isBeingCancelled())) {
        member->phase = Phase::Cleaning;
        recover(connection);
        return;
    }
    makeAvailable(connection);
}

/// Each cancellation is a connection of its own to the server: half of the pool a second, no more.
PoolCore::Clock::time_point PoolCore::takeCancelTurn()
{
    const auto now = Clock::now();
    const Clock::duration each = Clock::duration(1s) / std::max(1, limit() / 2);
    m_cancelsBookedUntil = std::max(m_cancelsBookedUntil, now) + each;
    return std::max(now, m_cancelsBookedUntil - Clock::duration(1s));
}

QCoro::Task<> PoolCore::recover(Connection *connection)
{
    const auto self = shared_from_this();
    auto cancelAt = Clock::now();
    if (connection->isBusy()) {
        ++m_counters.cancelRequests;
        cancelAt = takeCancelTurn();
    } else if (connection->isInTransaction()) {
        ++m_counters.rollbacks;
    }
    CallContext budget{cancelAt + kCleanBudget, {}};
    const auto cleaned = co_await connection->clean(cancelAt, std::move(budget));
    if (!find(connection))
        co_return; // lost meanwhile
    if (cleaned) {
        makeAvailable(connection);
        co_return;
    }
    if (!m_isClosed)
        qCWarning(lcPool) << m_config.name << "closes a connection that did not come to rest:" << cleaned.error().what;
    m_verifyBefore = Clock::now();
    discard(connection, connection->isConnected() ? CloseReason::Unclean : CloseReason::Lost);
}

std::optional<CloseReason> PoolCore::reasonToClose(const Member &member) const
{
    if (m_isClosed)
        return CloseReason::Closed;
    if (member.isTerminated)
        return CloseReason::Terminated;
    if (!member.connection->isConnected())
        return CloseReason::Lost;
    if (m_config.session == Session::ReadWrite && member.connection->isReadOnly())
        return CloseReason::ReadOnly;
    if (m_config.session == Session::Standby && !member.connection->isReadOnly())
        return CloseReason::Promoted;
    if (Clock::now() > member.expiresAt)
        return CloseReason::Expired;
    if (static_cast<int>(m_members.size()) > limit())
        return CloseReason::Shrunk;
    return std::nullopt;
}

void PoolCore::makeAvailable(Connection *connection)
{
    auto *member = find(connection);
    member->phase = Phase::Idle;
    member->idleSince = Clock::now();
    if (const auto reason = reasonToClose(*member)) {
        if (*reason == CloseReason::ReadOnly)
            noticeDemotion();
        discard(connection, *reason);
        return;
    }
    if (!m_waiters.empty()) {
        handOver(connection);
        return;
    }
    if (m_isDraining || m_idle.size() >= static_cast<std::size_t>(m_config.size)) {
        discard(connection, m_isDraining ? CloseReason::Closed : CloseReason::Surplus);
        return;
    }
    m_idle.push_back(connection);
    fill();
    Q_EMIT statusChanged();
}

void PoolCore::handOver(Connection *connection)
{
    const auto waiter = m_waiters.front();
    m_waiters.pop_front();
    find(connection)->phase = Phase::Leased;
    waiter.turn.resolve(connection);
    serveLookups(connection);
}

void PoolCore::noticeDemotion()
{
    qCWarning(lcPool) << m_config.name << "leaves a server that no longer takes writes";
    m_verifyBefore = Clock::now();
}

void PoolCore::discard(Connection *connection, CloseReason reason)
{
    std::erase(m_idle, connection);
    const auto closed = std::erase_if(m_members, [&](const auto &m) { return m->connection.get() == connection; });
    m_counters.closed[static_cast<std::size_t>(reason)] += closed;
    fill();
    noticeDrained();
    Q_EMIT statusChanged();
}

void PoolCore::discardIdle(CloseReason reason, const std::function<bool(const Member &)> &applies)
{
    for (const auto idle = m_idle; auto *connection : idle)
        if (const auto *member = find(connection); member && applies(*member))
            discard(connection, reason);
}

} // namespace minixdr::postgres
