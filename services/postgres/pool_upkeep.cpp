// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_core.h"

#include <QLoggingCategory>

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcPool)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

/// "minixdr::Task<> minixdr::EventsService::page(…)" → "EventsService::page"; a coroutine's body has no other name.
QString shortName(const char *signature)
{
    auto name = QString::fromLatin1(signature);
    name.truncate(name.indexOf(QLatin1Char('(')) < 0 ? name.size() : name.indexOf(QLatin1Char('(')));
    name = name.mid(name.lastIndexOf(QLatin1Char(' ')) + 1);
    for (const auto &outer : {QLatin1String("minixdr::"), QLatin1String("{anonymous}::")})
        name.remove(outer);
    return name;
}

/// Builds name files by their full path; readers know the repository's folders.
QString shortFile(const char *path)
{
    const auto file = QString::fromUtf8(path);
    for (const auto &top : {QLatin1String("/tests/"), QLatin1String("/app/"), QLatin1String("/services/")})
        if (const auto at = file.lastIndexOf(top); at >= 0)
            return file.mid(at + 1);
    return file;
}

BorrowerPlace placeOf(const std::source_location &location)
{
    return {shortName(location.function_name()), shortFile(location.file_name()), static_cast<int>(location.line())};
}

Error nothingRuns(int backendPid)
{
    return {ErrorKind::NotFound, QStringLiteral("no lease of this pool has backend %1").arg(backendPid), {}};
}

} // namespace

int PoolCore::count(Phase phase) const
{
    return static_cast<int>(
        std::count_if(m_members.begin(), m_members.end(), [phase](const auto &m) { return m->phase == phase; }));
}

PoolStatus PoolCore::status() const
{
    PoolStatus status;
    status.idle = static_cast<int>(m_idle.size());
    status.busy = static_cast<int>(m_members.size() - m_idle.size());
    status.connecting = m_connecting;
    status.waiting = static_cast<int>(m_waiters.size());
    status.limit = limit();
    status.isAvailable = !m_unavailable;
    status.unavailableSince = m_unavailableSince;
    status.lastError = m_unavailable ? m_unavailable->what : QString();
    return status;
}

PoolSnapshot PoolCore::snapshot() const
{
    PoolSnapshot snapshot;
    snapshot.name = m_config.name;
    snapshot.at = utcNow();
    snapshot.limits = {m_config.size, m_config.overflow, m_config.minIdle, m_config.maxWaiters};
    snapshot.status = status();
    snapshot.counters = m_counters;
    snapshot.counters.schemaChanges = *m_settings.schemaEpoch;
    snapshot.waits = m_waits;
    snapshot.holds = m_holds;
    snapshot.budget = m_budget;
    for (const auto &member : m_members)
        if (member->phase != Phase::Idle)
            snapshot.leases.push_back(leaseSnapshot(*member));
    std::ranges::sort(snapshot.leases, std::greater{}, &LeaseSnapshot::age);
    const auto now = Clock::now();
    for (const auto &waiter : m_waiters)
        snapshot.waiters.push_back({placeOf(waiter.borrower), now - waiter.since});
    return snapshot;
}

LeaseSnapshot PoolCore::leaseSnapshot(const Member &member) const
{
    const auto now = Clock::now();
    const auto &connection = *member.connection;
    const auto &activity = connection.activity();
    LeaseSnapshot lease;
    lease.borrower = placeOf(member.borrower);
    lease.backendPid = connection.backendPid();
    lease.age = now - member.leasedSince;
    lease.statement = QString::fromLatin1(activity.statement.data(), static_cast<qsizetype>(activity.statement.size()));
    lease.statementAge = activity.statement.empty() ? std::chrono::nanoseconds{} : now - activity.since;
    lease.isOverdue = member.phase == Phase::Leased && lease.age > m_config.reportLeaseAfter;
    if (member.phase == Phase::Checking)
        lease.state = LeaseState::Checking;
    else if (member.phase == Phase::Cleaning)
        lease.state = LeaseState::Cleaning;
    else if (connection.isCopying())
        lease.state = LeaseState::Copying;
    else if (connection.isBusy())
        lease.state = LeaseState::Running;
    else if (connection.isInTransaction())
        lease.state = LeaseState::InTransaction;
    return lease;
}

// --- people who look after it -----------------------------------------------------------------------------------

PoolCore::Member *PoolCore::findLeased(int backendPid) const
{
    const auto member = std::ranges::find_if(m_members, [&](const auto &m) {
        return (m->phase == Phase::Leased || m->phase == Phase::Shared) && m->connection->backendPid() == backendPid;
    });
    return member == m_members.end() ? nullptr : member->get();
}

Result<> PoolCore::cancel(int backendPid)
{
    auto *member = findLeased(backendPid);
    if (!member || !member->connection->isBusy())
        return failure(nothingRuns(backendPid));
    member->connection->requestCancel();
    return {};
}

Result<> PoolCore::terminate(int backendPid)
{
    auto *member = findLeased(backendPid);
    if (!member)
        return failure(nothingRuns(backendPid));
    member->isTerminated = true;
    member->connection->abort({ErrorKind::Unavailable, QStringLiteral("terminated by an operator"), {}});
    return {};
}

Result<> PoolCore::setLimits(PoolLimits limits)
{
    if (limits.size < 1 || limits.overflow < 0 || limits.minIdle < 0 || limits.minIdle > limits.size ||
        limits.maxWaiters < 0)
        return failure(ErrorKind::Invalid, QStringLiteral("a pool has at least one connection, and keeps no more "
                                                          "than its size"));
    m_config.size = limits.size;
    m_config.overflow = limits.overflow;
    m_config.minIdle = limits.minIdle;
    m_config.maxWaiters = limits.maxWaiters > 0 ? limits.maxWaiters : 4 * limit();
    while (static_cast<int>(m_idle.size()) > m_config.size ||
           (!m_idle.empty() && static_cast<int>(m_members.size()) > limit()))
        discard(m_idle.front(), CloseReason::Shrunk);
    fill();
    m_budgetTimer.start(0ms);
    Q_EMIT statusChanged();
    return {};
}

// --- upkeep ---------------------------------------------------------------------------------------------------

void PoolCore::maintain()
{
    for (const auto &member : m_members) {
        const auto out = Clock::now() - member->leasedSince;
        if (member->phase != Phase::Leased || member->isLeakReported || out < m_config.reportLeaseAfter)
            continue;
        member->isLeakReported = true;
        ++m_counters.leakReports;
        const auto place = placeOf(member->borrower);
        qCWarning(lcPool) << m_config.name << "a connection has been out for"
                          << std::chrono::duration_cast<std::chrono::seconds>(out).count() << "s, borrowed by"
                          << place.function << "at" << place.file << place.line;
    }
    const auto now = Clock::now();
    discardIdle(CloseReason::Expired, [now](const Member &member) { return now > member.expiresAt; });
}

void PoolCore::failWaiters(const Error &error)
{
    for (auto waiters = std::exchange(m_waiters, {}); const auto &waiter : waiters)
        waiter.turn.resolve(failure(error));
    noticeDrained();
}

Task<> PoolCore::drain(CallContext context)
{
    const auto self = shared_from_this();
    m_isDraining = true;
    discardIdle(CloseReason::Closed, [](const Member &) { return true; });
    Result<bool> drained = true;
    if (!m_isClosed && !(m_members.empty() && m_waiters.empty())) {
        const Completion<bool> last;
        m_drained = last;
        drained = co_await last.within(std::move(context));
    }
    close();
    if (!drained)
        co_return failure(drained.error());
    co_return {};
}

void PoolCore::noticeDrained()
{
    if (m_drained && m_members.empty() && m_waiters.empty())
        std::exchange(m_drained, std::nullopt)->resolve(true);
}

void PoolCore::close()
{
    if (std::exchange(m_isClosed, true))
        return;
    const auto self = shared_from_this(); // the last lease may hold the last other reference
    m_maintenance.stop();
    m_retryTimer.stop();
    m_budgetTimer.stop();
    const Error closed{ErrorKind::Unavailable, QStringLiteral("the pool is closed"), {}};
    failWaiters(closed);
    discardIdle(CloseReason::Closed, [](const Member &) { return true; });
    std::vector<Connection *> leased;
    for (const auto &member : m_members)
        leased.push_back(member->connection.get());
    for (auto *connection : leased) // its caller gives it back at once, and it is closed
        if (find(connection))
            connection->abort(closed);
    m_connector.close(closed);
}

} // namespace minixdr::postgres
