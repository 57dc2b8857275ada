// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_core.h"
#include "services/postgres/sqlstate.h"

#include <algorithm>

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

/// One thread keeps no more backends busy than this with statements of a fraction of a millisecond; more of them only
/// cost the server changes of context.
constexpr int kLanes = 3;
constexpr int kDepth = 64;         ///< lookups on one connection at most
constexpr auto kStuckAfter = 20ms; ///< a lookup that takes longer waits for something: nobody joins it
constexpr auto kGrace = 20ms;      ///< for a lookup to end by itself after its caller has left
constexpr auto kCancelEvery = 250ms;
constexpr auto kCancelBudget = 1s;

bool mayRepeat(const Error &error)
{
    return isDisconnect(error) || isStalePlan(error, true) || Connection::isNotRun(error);
}

} // namespace

Task<Rows> PoolCore::run(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                         std::source_location borrower, QueryTiming *timing)
{
    const auto self = shared_from_this();
    auto rows = co_await runLeased(statement, parameters, tenant, context, borrower, timing);
    const bool wasSent = timing->server > QueryTiming::Duration{};
    if (rows || statement.access == Access::Any || !wasSent || !isDisconnect(rows.error()) || context.isOver())
        co_return rows;
    ++m_counters.repeatedReads;
    co_return co_await runLeased(statement, std::move(parameters), tenant, std::move(context), borrower, timing);
}

Task<Rows> PoolCore::runLeased(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                               std::source_location borrower, QueryTiming *timing)
{
    const auto start = Clock::now();
    const auto lease = co_await acquire(context, borrower);
    const auto sentAt = Clock::now();
    timing->wait += sentAt - start;
    if (!lease)
        co_return failure(lease.error());
    auto rows = co_await lease->m_connection->execute(statement, std::move(parameters), tenant, std::move(context));
    timing->server += Clock::now() - sentAt;
    if (statement.access == Access::Any)
        noticeWrite();
    co_return rows;
}

Task<Rows> PoolCore::lookUp(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                            std::source_location borrower, QueryTiming *timing)
{
    const auto self = shared_from_this();
    const auto start = Clock::now();
    auto *connection = context.isOver() ? nullptr : takeShared();
    if (!connection) {
        CallContext patience{std::min(context.deadline, start + m_config.acquireTimeout), context.stop};
        const auto lent = co_await borrow(std::move(patience), borrower, true);
        timing->wait += Clock::now() - start;
        if (!lent) {
            countFailure(lent.error());
            co_return failure(lent.error());
        }
        connection = *lent;
    }
    auto *member = find(connection);
    if (std::exchange(member->phase, Phase::Shared) != Phase::Shared)
        member->leasedSince = Clock::now();
    member->borrower = borrower;
    auto rows = co_await runShared(connection, statement, parameters, tenant, context, timing);
    if (rows || !mayRepeat(rows.error()) || m_isClosed)
        co_return rows;
    if (context.isOver()) // what the neighbours on its connection did to it is nothing its caller could understand
        co_return failure(
            context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout,
            QStringLiteral("the call was over before it could be asked again: %1").arg(rows.error().what));
    ++m_counters.repeatedReads;
    co_return co_await runLeased(statement, std::move(parameters), tenant, std::move(context), borrower, timing);
}

Task<Rows> PoolCore::runShared(Connection *connection, Statement statement, Parameters parameters, Tenant tenant,
                               CallContext context, QueryTiming *timing)
{
    const auto self = shared_from_this();
    const auto sentAt = Clock::now();
    auto sent = connection->sendShared(statement, parameters, tenant, context);
    if (!sent) {
        settleShared(connection);
        co_return failure(sent.error());
    }
    ++m_counters.sharedLookups;
    auto rows = co_await sent->answer.within(context);
    if (!rows && Connection::isNotRun(rows.error()) && find(connection)) {
        sent = connection->sendShared(statement, parameters, tenant, context, Connection::Sync::Own);
        if (!sent) {
            settleShared(connection);
            co_return failure(sent.error());
        }
        ++m_counters.repeatedReads;
        rows = co_await sent->answer.within(std::move(context));
    }
    const auto now = Clock::now();
    const bool isLeft = !rows && find(connection) && connection->takeOver(sent->number);
    const auto began = isLeft ? sentAt : std::max(sentAt, connection->answeredSince());
    timing->wait += began - sentAt;
    timing->server = now - began;
    if (isLeft)
        outlast(connection, sent->number);
    else
        settleShared(connection);
    co_return rows;
}

Connection *PoolCore::takeShared()
{
    if (m_isClosed || m_isDraining || !m_waiters.empty())
        return nullptr; // nobody overtakes those who wait
    int lanes = 0;
    Member *best = nullptr;
    for (const auto &member : m_members) {
        if (member->phase != Phase::Shared)
            continue;
        ++lanes;
        if (takesMore(*member) && (!best || member->connection->inFlight() < best->connection->inFlight()))
            best = member.get();
    }
    if (best && lanes >= kLanes)
        return best->connection.get();
    if (!m_idle.empty() && !isStale(*find(m_idle.back()))) {
        auto *connection = m_idle.back();
        m_idle.pop_back();
        return connection;
    }
    if (!best)
        return nullptr;
    if (mayOpen() && static_cast<int>(m_members.size()) + m_connecting < m_config.size)
        open(); // those who come next have one more
    return best->connection.get();
}

bool PoolCore::takesMore(const Member &member) const
{
    const auto &connection = *member.connection;
    return connection.inFlight() < kDepth && !connection.isBeingCancelled() && !reasonToClose(member) &&
           Clock::now() - connection.activity().since < kStuckAfter * std::max(1, connection.atWork());
}

/// One whose caller has left: it ends by itself, or is cancelled once the server works on it.
QCoro::Task<> PoolCore::outlast(Connection *connection, quint64 number)
{
    const auto self = shared_from_this();
    std::optional<Clock::time_point> cancelAt;
    auto giveUpAt = Clock::time_point::max();
    while (find(connection)) {
        const auto answer = connection->takeOver(number);
        if (!answer)
            break;
        CallContext patience{Clock::now() + kGrace, {}};
        static_cast<void>(co_await answer->within(std::move(patience)));
        if (!find(connection) || !connection->mayRun(number))
            continue;
        const auto now = Clock::now();
        if (!cancelAt) {
            ++m_counters.cancelRequests;
            cancelAt = takeCancelTurn();
            giveUpAt = *cancelAt + kCancelBudget;
        }
        if (now >= giveUpAt) {
            connection->abort({ErrorKind::Unavailable, QStringLiteral("the connection did not come to rest"), {}});
            break;
        }
        if (now >= *cancelAt && !connection->isBeingCancelled()) {
            connection->requestCancel(number);
            cancelAt = now + kCancelEvery;
        }
    }
    settleShared(connection);
}

/// After an answer: the connection serves those who wait, or becomes idle.
void PoolCore::settleShared(Connection *connection)
{
    auto *member = find(connection);
    if (!member || member->phase != Phase::Shared)
        return;
    if (connection->isBusy())
        return serveLookups(connection);
    if (connection->isConnected() && connection->isBeingCancelled()) { // it would hit the next
        member->phase = Phase::Cleaning;
        recover(connection);
        return;
    }
    makeAvailable(connection);
}

void PoolCore::serveLookups(Connection *connection)
{
    const auto isReady = [&] {
        const auto *member = find(connection);
        return member && member->phase == Phase::Shared && takesMore(*member);
    };
    while (!m_waiters.empty() && m_waiters.front().isLookup && isReady()) {
        const auto waiter = m_waiters.front();
        m_waiters.pop_front();
        waiter.turn.resolve(connection);
    }
}

} // namespace minixdr::postgres
