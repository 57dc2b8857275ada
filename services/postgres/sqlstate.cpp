// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/sqlstate.h"

#include <QByteArray>

#include <libpq-fe.h>

#include <algorithm>
#include <array>

namespace minixdr::postgres
{
namespace
{

struct Meaning {
    const char *prefix;
    ErrorKind kind;
};

// The longer prefix stands first.
constexpr std::array kMeanings{
    Meaning{"08", ErrorKind::Unavailable},    // connection exception
    Meaning{"57P01", ErrorKind::Unavailable}, // admin_shutdown
    Meaning{"57P02", ErrorKind::Unavailable}, // crash_shutdown
    Meaning{"57P03", ErrorKind::Unavailable}, // cannot_connect_now
    Meaning{"57P05", ErrorKind::Unavailable}, // idle_session_timeout
    Meaning{"57014", ErrorKind::Cancelled},   // query_canceled; Connection tells statement_timeout from the rest
    Meaning{"25006", ErrorKind::Unavailable}, // read_only_sql_transaction: a demoted primary
    Meaning{"25P03", ErrorKind::Unavailable}, // idle_in_transaction_session_timeout
    Meaning{"53", ErrorKind::Overloaded},     // insufficient resources
    Meaning{"55P03", ErrorKind::Contention},  // lock_not_available
    Meaning{"40003", ErrorKind::Timeout},     // statement_completion_unknown: a blind retry might do it twice
    Meaning{"40", ErrorKind::Contention},     // serialization failure, deadlock
    Meaning{"23505", ErrorKind::Conflict},    // unique_violation
    Meaning{"28", ErrorKind::Denied},         // invalid authorization
    Meaning{"42501", ErrorKind::Denied},      // insufficient_privilege
    Meaning{"3D000", ErrorKind::Invalid},     // invalid_catalog_name: no such database
    Meaning{"22", ErrorKind::Invalid},        // data exception
    Meaning{"23", ErrorKind::Invalid},        // integrity constraint violation
};

} // namespace

ErrorKind kindOfSqlState(const QByteArray &sqlState)
{
    const auto meaning = std::find_if(kMeanings.begin(), kMeanings.end(),
                                      [&](const Meaning &m) { return sqlState.startsWith(m.prefix); });
    return meaning == kMeanings.end() ? ErrorKind::Bug : meaning->kind;
}

Error errorOfResult(const pg_result *result)
{
    const auto field = [result](int code) { return QString::fromUtf8(PQresultErrorField(result, code)); };
    const QByteArray state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    QString what = field(PG_DIAG_MESSAGE_PRIMARY);
    if (what.isEmpty())
        what = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    if (const auto detail = field(PG_DIAG_MESSAGE_DETAIL); !detail.isEmpty())
        what += QStringLiteral(" (%1)").arg(detail);
    // Without an SQLSTATE the message is libpq's own, and the connection is gone.
    return {state.isEmpty() ? ErrorKind::Unavailable : kindOfSqlState(state), what, QString::fromLatin1(state)};
}

bool isStalePlan(const Error &error, bool wasPrepared)
{
    return (wasPrepared && error.code == QLatin1String("0A000")) || error.code == QLatin1String("26000") ||
           error.code == QLatin1String("42P05");
}

bool isCompletionUnknown(const Error &error)
{
    return error.code == QLatin1String("40003");
}

bool isDisconnect(const Error &error)
{
    return error.kind == ErrorKind::Unavailable && error.code != QLatin1String("25006");
}

} // namespace minixdr::postgres
