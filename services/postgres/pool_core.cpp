// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_core.h"

#include "services/postgres/sqlstate.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

Q_LOGGING_CATEGORY(lcPool, "minixdr.postgres.pool", QtInfoMsg)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr Statement kPing{"postgres.ping", "SELECT 1"};
constexpr auto kConnectBudget = 5s;
constexpr auto kCleanBudget = 1s;
constexpr auto kPingBudget = 500ms;
constexpr auto kLeakAfter = 60s;
constexpr std::chrono::milliseconds kIdleInTransaction = 60s;
constexpr int kConnectingLimit = 2;

QString withDefaults(const PoolConfig &config)
{
    // Keepalives and tcp_user_timeout end a half-open connection within a minute; a unix socket ignores them.
    // Who runs without a statement timeout does long work, and one of its transactions may wait for another.
    // Plans are made for the values at hand: one kept for all of them knows neither how large an organization is nor
    // which filters are unused, and may read a whole table. A page is too short to be worth compiling.
    return QStringLiteral("%1 application_name=minixdr-%2 fallback_application_name=minixdr client_encoding=UTF8 "
                          "keepalives_idle=30 keepalives_interval=10 keepalives_count=3 tcp_user_timeout=15000 "
                          "options='-c statement_timeout=%3 -c idle_in_transaction_session_timeout=%4 "
                          "-c timezone=UTC -c datestyle=ISO -c plan_cache_mode=force_custom_plan -c jit=off'")
        .arg(config.conninfo, config.name)
        .arg(config.statementTimeout.count())
        .arg((config.statementTimeout > 0ms ? kIdleInTransaction : 0ms).count());
}

/// Full jitter around an exponential back-off of 50 ms … 5 s, so that a thousand consoles do not return at once.
std::chrono::milliseconds backoff(int failures)
{
    const auto ceiling = std::min<qint64>(5000, 50LL << std::min(failures, 10));
    return std::chrono::milliseconds{25 + QRandomGenerator::global()->bounded(static_cast<quint32>(ceiling))};
}

void retire(Connection *connection)
{
    // It may be on the stack: the end of a lease is often reached from inside its own socket notifier.
    QObject::disconnect(connection, nullptr, nullptr, nullptr);
    connection->deleteLater();
}

} // namespace

PoolCore::PoolCore(PoolConfig config) : m_config(std::move(config)), m_conninfo(withDefaults(m_config))
{
    if (m_config.maxWaiters <= 0)
        m_config.maxWaiters = 4 * limit();
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        if (m_unavailable && !m_isClosed && m_connecting == 0)
            open();
    });
    connect(&m_maintenance, &QTimer::timeout, this, &PoolCore::maintain);
    m_maintenance.start(5s);
}

PoolCore::~PoolCore() = default;

int PoolCore::countLeased() const
{
    return static_cast<int>(
        std::count_if(m_members.begin(), m_members.end(), [](const auto &m) { return m->isLeased; }));
}

PoolStatus PoolCore::status() const
{
    PoolStatus status;
    status.idle = static_cast<int>(m_idle.size());
    status.busy = countLeased();
    status.connecting = m_connecting;
    status.waiting = static_cast<int>(m_waiters.size());
    status.limit = limit();
    status.isAvailable = !m_unavailable;
    status.unavailableSince = m_unavailableSince;
    status.lastError = m_unavailable ? m_unavailable->what : QString();
    return status;
}

PoolCore::Member *PoolCore::find(Connection *connection)
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
    MX_CO_TRY(auto *connection, co_await takeIdle(std::move(context)));
    auto *member = find(connection);
    member->isLeased = true;
    member->isLeakReported = false;
    member->leasedSince = Clock::now();
    member->borrower = borrower;
    Q_EMIT statusChanged();
    co_return Lease(self, connection, Clock::now() - start);
}

Task<Connection *> PoolCore::takeIdle(CallContext context)
{
    while (m_waiters.empty() && !m_idle.empty()) {
        auto *connection = m_idle.back();
        m_idle.pop_back();
        auto *member = find(connection);
        if (!isStale(*member))
            co_return connection;
        member->isLeased = true; // counted while it is asked
        if (co_await verify(connection))
            co_return connection;
        discard(connection);
    }
    if (m_isClosed)
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the pool is closed"));
    if (m_unavailable && m_members.empty() && Clock::now() < m_retryAt)
        co_return failure(*m_unavailable);
    if (static_cast<int>(m_waiters.size()) >= m_config.maxWaiters)
        co_return failure(
            ErrorKind::Overloaded,
            QStringLiteral("%1 callers wait for one of %2 connections already").arg(m_waiters.size()).arg(limit()));
    const Completion<Connection *> turn;
    m_waiters.push_back(turn);
    openForWaiters();
    Q_EMIT statusChanged();
    const auto connection = co_await turn.within(std::move(context));
    // A turn that ended by deadline or stop is dropped from the queue when its place comes up.
    co_return connection;
}

bool PoolCore::isStale(const Member &member) const
{
    return member.idleSince < m_verifyBefore || Clock::now() - member.idleSince > m_config.pingAfterIdle;
}

Task<> PoolCore::verify(Connection *connection)
{
    auto budget = CallContext::within(kPingBudget);
    const auto pong = co_await connection->execute(kPing, Parameters{}, std::nullopt, std::move(budget));
    if (!pong)
        co_return failure(pong.error());
    co_return {};
}

void PoolCore::openForWaiters()
{
    const auto waiting = static_cast<int>(m_waiters.size());
    while (!m_isClosed && m_connecting < std::min(kConnectingLimit, waiting) &&
           static_cast<int>(m_members.size()) + m_connecting < limit())
        open();
}

QCoro::Task<> PoolCore::open()
{
    const auto self = shared_from_this();
    ++m_connecting;
    std::unique_ptr<Connection, void (*)(Connection *)> connection(new Connection(m_conninfo), retire);
    auto budget = CallContext::within(kConnectBudget);
    const auto connected = co_await connection->connect(std::move(budget));
    --m_connecting;
    if (m_isClosed)
        co_return;
    if (!connected) {
        connectFailed(connected.error());
        co_return;
    }
    auto *opened = connection.get();
    connect(opened, &Connection::lost, this, [this, opened](const Error &error) { lostConnection(opened, error); });
    auto member = std::make_unique<Member>(std::move(connection));
    // Less up to a tenth by chance, or connections that were opened together would all be renewed together.
    const auto lifetime = std::chrono::milliseconds(m_config.maxLifetime);
    member->expiresAt =
        Clock::now() + lifetime - lifetime * static_cast<int>(QRandomGenerator::global()->bounded(100)) / 1000;
    m_members.push_back(std::move(member));
    connectSucceeded();
    makeAvailable(opened);
    openForWaiters();
}

void PoolCore::connectSucceeded()
{
    m_failures = 0;
    if (!m_unavailable)
        return;
    qCInfo(lcPool) << m_config.name << "reached the server again";
    m_unavailable.reset();
    m_unavailableSince.reset();
    Q_EMIT statusChanged();
}

void PoolCore::connectFailed(Error error)
{
    ++m_failures;
    const auto wait = backoff(m_failures);
    m_retryAt = Clock::now() + wait;
    m_retryTimer.start(wait);
    if (!m_unavailable)
        qCWarning(lcPool) << m_config.name << "cannot reach the server:" << error.what;
    if (!m_unavailableSince)
        m_unavailableSince = utcNow();
    m_unavailable = error;
    // Those who wait could still be served by a connection that is out; without one, waiting is in vain.
    if (m_members.empty())
        for (auto waiters = std::exchange(m_waiters, {}); const auto &waiter : waiters)
            waiter.resolve(failure(error));
    Q_EMIT statusChanged();
}

// --- giving back ----------------------------------------------------------------------------------------------

void PoolCore::giveBack(Connection *connection)
{
    if (!find(connection))
        return;
    if (connection->isConnected() && (connection->isBusy() || connection->isInTransaction())) {
        recover(connection);
        return;
    }
    makeAvailable(connection);
}

QCoro::Task<> PoolCore::recover(Connection *connection)
{
    const auto self = shared_from_this();
    auto budget = CallContext::within(kCleanBudget);
    const auto cleaned = co_await connection->clean(std::move(budget));
    if (!find(connection))
        co_return; // lost meanwhile
    if (cleaned) {
        makeAvailable(connection);
    } else {
        qCWarning(lcPool) << m_config.name << "closes a connection that did not come to rest:" << cleaned.error().what;
        discard(connection);
    }
}

void PoolCore::makeAvailable(Connection *connection)
{
    auto *member = find(connection);
    member->isLeased = false;
    member->idleSince = Clock::now();
    if (m_isClosed || !connection->isConnected() || connection->isStandby() || Clock::now() > member->expiresAt ||
        (m_idle.size() >= static_cast<std::size_t>(m_config.size) && m_waiters.empty())) {
        discard(connection);
        return;
    }
    while (!m_waiters.empty()) {
        const auto waiter = m_waiters.front();
        m_waiters.pop_front();
        if (waiter.isResolved())
            continue; // it ran out of time or was stopped
        member->isLeased = true;
        waiter.resolve(connection);
        return;
    }
    m_idle.push_back(connection);
    Q_EMIT statusChanged();
}

void PoolCore::discard(Connection *connection)
{
    std::erase(m_idle, connection);
    std::erase_if(m_members, [&](const auto &member) { return member->connection.get() == connection; });
    if (!m_isClosed)
        openForWaiters();
    Q_EMIT statusChanged();
}

void PoolCore::lostConnection(Connection *connection, const Error &error)
{
    // One lost connection makes its siblings suspect; those that are out find out for themselves.
    m_verifyBefore = Clock::now();
    qCInfo(lcPool) << m_config.name << "lost a connection:" << error.what;
    const auto *member = find(connection);
    if (member && !member->isLeased)
        discard(connection);
    if (m_members.empty() && m_connecting == 0 && !m_isClosed)
        open(); // so that the pool knows, and says, whether the server is there
}

// --- upkeep ---------------------------------------------------------------------------------------------------

void PoolCore::maintain()
{
    for (const auto &member : m_members) {
        if (!member->isLeased || member->isLeakReported || Clock::now() - member->leasedSince < kLeakAfter)
            continue;
        member->isLeakReported = true;
        qCWarning(lcPool) << m_config.name << "a connection has been out for a minute, borrowed at"
                          << member->borrower.file_name() << member->borrower.line();
    }
    const auto idle = m_idle;
    for (auto *connection : idle)
        if (Clock::now() > find(connection)->expiresAt)
            discard(connection);
}

void PoolCore::close()
{
    if (std::exchange(m_isClosed, true))
        return;
    const auto self = shared_from_this(); // the last lease may hold the last other reference
    m_maintenance.stop();
    m_retryTimer.stop();
    for (auto waiters = std::exchange(m_waiters, {}); const auto &waiter : waiters)
        waiter.resolve(failure(ErrorKind::Unavailable, QStringLiteral("the pool is closed")));
    for (const auto idle = std::exchange(m_idle, {}); auto *connection : idle)
        discard(connection);
    std::vector<Connection *> leased;
    for (const auto &member : m_members)
        leased.push_back(member->connection.get());
    for (auto *connection : leased) // its caller gives it back at once, and it is closed
        if (find(connection))
            connection->abort();
}

} // namespace minixdr::postgres
