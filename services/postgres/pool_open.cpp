// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_core.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcPool)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr int kConnectingLimit = 2;
constexpr auto kBudgetDelay = 200ms; ///< those who wait for the first connection go first
constexpr auto kBudgetPatience = 1s;

constexpr Statement kBudget{
    "postgres.budget",
    "SELECT current_setting('max_connections')::bigint, current_setting('superuser_reserved_connections')::bigint, "
    "(SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL)"};

/// Full jitter under a ceiling of 50 ms that doubles up to 4 s: a thousand consoles do not return at once, and each is
/// back within 5 s of its server.
std::chrono::milliseconds backoff(int failures)
{
    const auto ceiling = std::min<qint64>(4000, 50LL << std::min(failures - 1, 10));
    return std::chrono::milliseconds{1 + QRandomGenerator::global()->bounded(static_cast<quint32>(ceiling))};
}

} // namespace

bool PoolCore::mayOpen() const
{
    const int most = m_unavailable ? 1 : kConnectingLimit;
    return !m_isClosed && m_connecting < most && Clock::now() >= m_retryAt;
}

bool PoolCore::needsAnother() const
{
    if (!mayOpen())
        return false;
    const int total = static_cast<int>(m_members.size()) + m_connecting;
    const int coming = m_connecting + count(Phase::Checking);
    const int waiting = static_cast<int>(m_waiters.size());
    if (coming < waiting && total < limit())
        return true;
    const int spare = static_cast<int>(m_idle.size()) + coming - waiting;
    return !m_isDraining && spare < m_config.minIdle && total < m_config.size;
}

void PoolCore::fill()
{
    // Whoever waits while others idle waits for their ping: who answers it goes to the first in line.
    while (!m_isClosed && !m_idle.empty() && count(Phase::Checking) < static_cast<int>(m_waiters.size())) {
        auto *connection = m_idle.back();
        m_idle.pop_back();
        verify(connection);
    }
    while (needsAnother())
        open();
}

QCoro::Task<> PoolCore::open()
{
    const auto self = shared_from_this();
    const auto start = Clock::now();
    ++m_connecting;
    auto connection = co_await m_connector.connect();
    --m_connecting;
    if (m_isClosed)
        co_return;
    if (!connection) {
        connectFailed(connection.error(), start);
        co_return;
    }
    auto *opened = connection->get();
    connect(opened, &Connection::lost, this, [this, opened](const Error &error) { lostConnection(opened, error); });
    auto member = std::make_unique<Member>(std::move(*connection));
    // Less up to a tenth by chance, or connections that were opened together would all be renewed together.
    member->expiresAt = Clock::now() + m_config.maxLifetime -
                        m_config.maxLifetime * static_cast<int>(QRandomGenerator::global()->bounded(1000)) / 10'000;
    m_members.push_back(std::move(member));
    ++m_counters.created;
    connectSucceeded();
    makeAvailable(opened);
    fill();
}

void PoolCore::connectSucceeded()
{
    if (!m_budget || m_unavailable)
        m_budgetTimer.start(kBudgetDelay);
    m_failures = 0;
    m_retryAt = {};
    m_retryTimer.stop();
    if (!m_unavailable)
        return;
    qCInfo(lcPool) << m_config.name << "reached the server again";
    m_unavailable.reset();
    m_unavailableSince.reset();
    Q_EMIT statusChanged();
}

void PoolCore::connectFailed(Error error, Clock::time_point startedAt)
{
    ++m_failures;
    ++m_counters.connectFailures;
    // Counted from the attempt's start: between two attempts lie 4 s at most, however long one hung.
    const auto now = Clock::now();
    m_retryAt = std::max(now, startedAt + backoff(m_failures));
    m_retryTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m_retryAt - now));
    // A server that only has no room for more is there for those who hold a connection.
    if (!m_members.empty() && error.kind == ErrorKind::Overloaded) {
        qCWarning(lcPool) << m_config.name << "cannot open another connection:" << error.what;
        return;
    }
    if (!m_unavailable)
        qCWarning(lcPool) << m_config.name << "cannot reach the server:" << error.what;
    if (!m_unavailableSince)
        m_unavailableSince = utcNow();
    m_unavailable = error;
    // Those who wait could still be served by a connection that is out; without one, waiting is in vain.
    if (m_members.empty())
        failWaiters(error);
    Q_EMIT statusChanged();
}

void PoolCore::retry()
{
    if (m_isClosed)
        return;
    m_retryAt = {};
    if (m_unavailable && m_connecting == 0)
        open(); // whether or not somebody waits: the pool knows, and says, whether the server is there
    else
        fill();
}

void PoolCore::lostConnection(Connection *connection, const Error &error)
{
    // One lost connection makes its siblings suspect; those that are out find out for themselves.
    m_verifyBefore = Clock::now();
    qCInfo(lcPool) << m_config.name << "lost a connection:" << error.what;
    if (const auto *member = find(connection); member && member->phase == Phase::Idle)
        discard(connection, CloseReason::Lost);
    if (m_members.empty() && m_connecting == 0 && !m_isClosed && Clock::now() >= m_retryAt)
        open();
}

// --- the server's room ----------------------------------------------------------------------------------------

QCoro::Task<> PoolCore::checkBudget()
{
    if (m_isClosed || m_idle.empty()) {
        m_budgetTimer.start(kBudgetPatience);
        co_return;
    }
    const auto self = shared_from_this();
    auto *connection = m_idle.back();
    m_idle.pop_back();
    auto *member = find(connection);
    member->phase = Phase::Checking;
    member->leasedSince = Clock::now();
    member->borrower = std::source_location::current();
    auto context = CallContext::within(kBudgetPatience);
    const auto rows = co_await connection->execute(kBudget, Parameters{}, std::nullopt, std::move(context));
    if (!find(connection))
        co_return;
    takeBudget(rows);
    if (connection->isBusy())
        discard(connection, CloseReason::Silent);
    else
        makeAvailable(connection);
}

void PoolCore::takeBudget(const Result<Rows> &rows)
{
    const auto read = [](RowReader &row) {
        ConnectionBudget budget;
        budget.maxConnections = static_cast<int>(row.read<qint64>());
        budget.reserved = static_cast<int>(row.read<qint64>());
        budget.others = static_cast<int>(row.read<qint64>());
        return budget;
    };
    const auto answer = rows ? rows->decode<ConnectionBudget>(read) : failure(rows.error());
    if (!answer || answer->empty()) {
        qCInfo(lcPool) << m_config.name
                       << "could not ask for the server's room:" << (answer ? QString() : answer.error().what);
        return;
    }
    auto budget = answer->front();
    budget.others = std::max(0, budget.others - static_cast<int>(m_members.size()));
    budget.needed = m_config.instances * limit();
    if (!budget.isEnough())
        qCWarning(lcPool) << m_config.name << "may need" << budget.needed << "connections; the server has"
                          << budget.maxConnections << "of which" << budget.reserved << "are reserved and"
                          << budget.others << "are others'";
    m_budget = budget;
}

} // namespace minixdr::postgres
