// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/standby_reads.h"

#include <algorithm>

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kPatience = 1s; ///< for a standby's connection; the primary would have answered by then
constexpr auto kRest = 5s;
constexpr auto kPositionBudget = 5s;

// Asked after a commit has been acknowledged, it lies behind that commit's record.
constexpr Statement kWritten{"postgres.written_position", "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint",
                             Access::Lookup};
// The position moves once a record is applied, so what lies before it is seen by the next snapshot. A server that was
// promoted goes its own way: nothing is known of it.
constexpr Statement kReplayed{"postgres.replayed_position",
                              "SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0')::bigint "
                              "ELSE -1 END"};

PoolConfig standbyConfig(PoolConfig config)
{
    config.name += QStringLiteral("-standby");
    config.session = Session::Standby;
    config.standbys = Standbys::Unused;
    config.minIdle = 0;
    return config;
}

} // namespace

StandbyReads::StandbyReads(std::shared_ptr<PoolCore> primary)
    : m_primary(std::move(primary)), m_core(std::make_shared<PoolCore>(standbyConfig(m_primary->config())))
{
    m_core->start();
}

QCoro::Task<std::optional<Result<Rows>>> StandbyReads::ask(Statement statement, Parameters parameters, Tenant tenant,
                                                           CallContext context, std::source_location borrower,
                                                           QueryTiming *timing)
{
    const auto self = shared_from_this();
    const auto start = Clock::now();
    if (start < m_restsUntil) {
        ++m_away;
        co_return std::nullopt;
    }
    const auto position = co_await neededPosition(context);
    if (!position) {
        ++m_behind;
        co_return std::nullopt;
    }
    CallContext patience{std::min(context.deadline, Clock::now() + kPatience), context.stop};
    const auto lease = co_await m_core->acquire(patience, borrower);
    if (!lease) {
        ++m_away;
        if (lease.error().kind == ErrorKind::Unavailable || lease.error().kind == ErrorKind::Timeout)
            m_restsUntil = Clock::now() + kRest;
        co_return std::nullopt;
    }
    const auto isFresh = co_await hasReplayed(lease->m_connection, *position, std::move(patience));
    timing->wait += Clock::now() - start;
    if (!isFresh || !*isFresh) {
        ++(isFresh ? m_behind : m_away);
        co_return std::nullopt;
    }
    const auto sentAt = Clock::now();
    auto rows = co_await lease->m_connection->execute(statement, std::move(parameters), tenant, context);
    timing->server += Clock::now() - sentAt;
    if (!rows &&
        !context.isOver()) { // a conflict with what it replays, or it went away; else the primary says the same
        ++m_away;
        timing->wait += std::exchange(timing->server, {});
        co_return std::nullopt;
    }
    if (rows)
        ++m_answered;
    std::optional<Result<Rows>> answer(std::move(rows));
    co_return answer;
}

Task<qint64> StandbyReads::neededPosition(CallContext context)
{
    if (m_primary->config().standbys == Standbys::SeeAllWrites)
        co_return co_await askPrimary(std::move(context));
    if (m_learntWrites == m_primary->writes())
        co_return m_position;
    if (!m_isLearning)
        learnPosition();
    co_return failure(ErrorKind::Contention, QStringLiteral("it is not known yet where the last write lies"));
}

Task<qint64> StandbyReads::askPrimary(CallContext context)
{
    QueryTiming timing;
    const auto here = std::source_location::current();
    const Parameters none;
    const auto rows = co_await m_primary->lookUp(kWritten, none, std::nullopt, std::move(context), here, &timing);
    if (!rows)
        co_return failure(rows.error());
    co_return rows->single<qint64>();
}

QCoro::Task<> StandbyReads::learnPosition()
{
    const auto self = shared_from_this();
    m_isLearning = true;
    const auto writes = m_primary->writes();
    const auto position = co_await askPrimary(CallContext::within(kPositionBudget));
    m_isLearning = false;
    if (!position)
        co_return; // the next read tries again
    m_position = std::max(m_position, *position);
    m_learntWrites = writes;
}

Task<bool> StandbyReads::hasReplayed(Connection *connection, qint64 position, CallContext context)
{
    if (connection->replayedPosition() >= position)
        co_return true;
    const Parameters none;
    MX_CO_TRY(const auto rows, co_await connection->execute(kReplayed, none, std::nullopt, std::move(context)));
    MX_CO_TRY(const auto replayed, rows.single<qint64>());
    connection->setReplayedPosition(replayed);
    co_return replayed >= position;
}

StandbyStatus StandbyReads::status() const
{
    return {m_core->snapshot(), m_answered, m_behind, m_away};
}

} // namespace minixdr::postgres
