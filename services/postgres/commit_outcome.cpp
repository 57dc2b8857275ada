// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/commit_outcome.h"

#include "services/postgres/pool_core.h"

#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcPool)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kAskAgainAfter = 50ms;

constexpr Statement kServerMark{
    "postgres.server_mark",
    "SELECT left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), pg_stat_get_bgwriter_stat_reset_time()::text, "
    "(redo_lsn - '0/0')::bigint FROM pg_control_checkpoint()"};
constexpr Statement kStatus{"postgres.xact_status", "SELECT pg_xact_status($1::text::xid8)"};
// Whoever holds the transaction open has lost us, as we have lost it; its number is its own until it ends.
constexpr Statement kEndSession{"postgres.end_lost_session",
                                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                "WHERE backend_xid = xid($1::text::xid8)"};

ServerMark decodeServerMark(RowReader &row)
{
    ServerMark server;
    server.timeline = row.read<QString>();
    server.statsSince = row.read<std::optional<QString>>().value_or(QString());
    server.redoPosition = row.read<qint64>();
    return server;
}

/// The answer of pg_xact_status(): a word, nothing if it is too long ago, or an error for a number not yet given.
Result<std::optional<QString>> statusOf(const Result<Rows> &rows)
{
    if (!rows && rows.error().code == QLatin1String("22023"))
        return std::nullopt;
    if (!rows)
        return failure(rows.error());
    MX_TRY(const auto word, rows->single<std::optional<QString>>());
    return word.value_or(QString());
}

} // namespace

TransactionMark decodeTransactionMark(RowReader &row)
{
    TransactionMark mark;
    mark.xid = row.read<std::optional<QString>>().value_or(QString());
    mark.timeline = row.read<QString>();
    mark.statsSince = row.read<std::optional<QString>>().value_or(QString());
    mark.walPosition = row.read<qint64>();
    return mark;
}

CommitOutcome judgeCommit(const TransactionMark &mark, const ServerMark &server, const std::optional<QString> &status)
{
    if (server.timeline != mark.timeline)
        return CommitOutcome::Unknown;
    // A server that crashed may give the number of a transaction that never reached its disk to another one. It
    // ends its recovery with a checkpoint: if that lies behind our mark, the number was known and is still ours.
    const bool hasCrashed = server.statsSince != mark.statsSince;
    const bool isOurs = !hasCrashed || server.redoPosition >= mark.walPosition;
    if (!status)
        return hasCrashed ? CommitOutcome::RolledBack : CommitOutcome::Unknown;
    if (*status == QLatin1String("committed"))
        return isOurs ? CommitOutcome::Committed : CommitOutcome::Unknown;
    if (*status == QLatin1String("aborted"))
        return CommitOutcome::RolledBack;
    return *status == QLatin1String("in progress") ? CommitOutcome::Undecided : CommitOutcome::Unknown;
}

Task<CommitOutcome> PoolCore::askOutcome(TransactionMark mark, CallContext context)
{
    MX_CO_TRY(auto lease, co_await acquire(context, std::source_location::current()));
    const Parameters number{mark.xid};
    MX_CO_TRY(const auto answer, co_await lease.query(kServerMark, Parameters{}, std::nullopt, context));
    MX_CO_TRY(const auto servers, answer.decode<ServerMark>(decodeServerMark));
    const auto asked = co_await lease.query(kStatus, number, std::nullopt, context);
    MX_CO_TRY(const auto status, statusOf(asked));
    const auto outcome = judgeCommit(mark, servers.at(0), status);
    if (outcome == CommitOutcome::Undecided) {
        const auto ended = co_await lease.query(kEndSession, number, std::nullopt, context);
        if (!ended)
            co_return failure(ended.error());
    }
    co_return outcome;
}

Task<> PoolCore::settleCommit(TransactionMark mark, CallContext context)
{
    const auto self = shared_from_this();
    ++m_counters.commitsLost;
    auto outcome = CommitOutcome::Undecided;
    while (outcome == CommitOutcome::Undecided && !m_isClosed && !context.isOver()) {
        const auto answer = co_await askOutcome(mark, context);
        outcome = answer.value_or(CommitOutcome::Undecided);
        if (outcome != CommitOutcome::Undecided)
            break;
        const Completion<bool> never; // the server comes back, or the old session ends
        CallContext pause{std::min(context.deadline, Clock::now() + kAskAgainAfter), {}};
        static_cast<void>(co_await never.within(std::move(pause)));
    }
    if (outcome == CommitOutcome::Committed)
        co_return {};
    if (outcome == CommitOutcome::RolledBack)
        co_return failure(ErrorKind::Contention,
                          QStringLiteral("the connection was lost during COMMIT, and the transaction was rolled back"),
                          QStringLiteral("40000"));
    ++m_counters.commitsUnknown;
    qCWarning(lcPool) << m_config.name << "cannot tell how transaction" << mark.xid << "ended";
    co_return failure(ErrorKind::Timeout,
                      QStringLiteral("the connection was lost during COMMIT, and the outcome is not known"),
                      QStringLiteral("40003"));
}

} // namespace minixdr::postgres
