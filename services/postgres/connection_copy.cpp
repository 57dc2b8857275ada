// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"

#include <libpq-fe.h>

namespace minixdr::postgres
{

Task<> Connection::copyBegin(QByteArray sql, CallContext context)
{
    MX_CO_TRY(const auto rows, co_await script(std::move(sql), std::move(context)));
    Q_UNUSED(rows)
    m_activity.statement = "copy";
    if (m_mode != Mode::CopyIn)
        co_return failure(ErrorKind::Bug, QStringLiteral("the statement is not a COPY FROM STDIN"));
    co_return {};
}

Task<> Connection::copyData(QByteArray block, CallContext context)
{
    if (m_mode != Mode::CopyIn)
        co_return failure(ErrorKind::Bug, QStringLiteral("no COPY is running"));
    if (PQputCopyData(m_conn, block.constData(), static_cast<int>(block.size())) != 1 || !flush())
        co_return failure(libpqError(ErrorKind::Unavailable));
    if (!m_writing->isEnabled())
        co_return {};
    // The socket is full: wait until libpq's buffer has drained, so that memory stays bounded.
    m_draining.emplace();
    const auto drained = *m_draining;
    const auto result = co_await drained.within(std::move(context));
    m_draining.reset();
    if (!result)
        co_return failure(result.error());
    co_return {};
}

Task<qint64> Connection::copyEnd(CallContext context)
{
    if (m_mode != Mode::CopyIn)
        co_return failure(ErrorKind::Bug, QStringLiteral("no COPY is running"));
    if (PQputCopyEnd(m_conn, nullptr) < 0)
        co_return failure(libpqError(ErrorKind::Unavailable));
    MX_CO_TRY(const auto rows, co_await awaitCopyEnd(std::move(context)));
    co_return rows.affected();
}

/// The server may have answered long ago: it says that it has refused a row while the others are still being sent, and
/// what was read then is announced by no socket any more.
Task<Rows> Connection::awaitCopyEnd(CallContext context)
{
    m_mode = Mode::Simple;
    m_request.emplace();
    auto ended = await(std::move(context));
    readResults();
    co_return co_await std::move(ended);
}

Task<> Connection::leaveCopy(CallContext context)
{
    if (PQputCopyEnd(m_conn, "abandoned by the client") < 0)
        co_return failure(libpqError(ErrorKind::Unavailable));
    const auto ended = co_await awaitCopyEnd(std::move(context)); // an error of the server is what we asked for
    if (!ended && !m_isConnected)
        co_return failure(ended.error());
    co_return {};
}

} // namespace minixdr::postgres
