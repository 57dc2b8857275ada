// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/rows.h"
#include "services/postgres/statement.h"

#include <QString>

#include <optional>

namespace minixdr::postgres
{

/// What a transaction that writes remembers of itself, so that its end can be asked for on another connection.
struct TransactionMark {
    QString xid;            ///< pg_current_xact_id(); empty as long as nothing was written
    QString timeline;       ///< of the server's WAL: another server's transaction of that number is not ours
    QString statsSince;     ///< moves when the server recovers from a crash, since that discards its statistics
    qint64 walPosition = 0; ///< everything the transaction had written by then lies before it
};

/// The server that is asked, as TransactionMark, and where its last checkpoint began.
struct ServerMark {
    QString timeline;
    QString statsSince;
    qint64 redoPosition = 0;
};

enum class CommitOutcome : quint8 {
    Committed,
    RolledBack,
    Undecided, ///< the old session still works on it; ask again
    Unknown,   ///< nobody can tell: another timeline, or the server has forgotten
};

/// `status` is what pg_xact_status() answers; nullopt if the server has not seen such a number yet.
CommitOutcome judgeCommit(const TransactionMark &mark, const ServerMark &server, const std::optional<QString> &status);

/// Asked in the same round trip as each statement of a transaction until it has written.
inline constexpr Statement kTransactionMark{
    "postgres.transaction_mark",
    "SELECT pg_current_xact_id_if_assigned()::text, left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), "
    "pg_stat_get_bgwriter_stat_reset_time()::text, (pg_current_wal_insert_lsn() - '0/0')::bigint"};

TransactionMark decodeTransactionMark(RowReader &row);

} // namespace minixdr::postgres
