// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/handed_over.h"
#include "services/postgres/connection.h"

#include <QLoggingCategory>
#include <QThreadPool>

#include <libpq-fe.h>

#include <array>

Q_DECLARE_LOGGING_CATEGORY(lcConnection)

namespace minixdr::postgres
{

void Connection::requestCancel()
{
    std::shared_ptr<PGcancel> handle(PQgetCancel(m_conn), PQfreeCancel);
    if (!handle)
        return;
    if (m_request)
        m_request->isCancelled = true;
    QThreadPool::globalInstance()->start(HandedOver([handle = std::move(handle)] {
        std::array<char, 256> error{};
        if (PQcancel(handle.get(), error.data(), static_cast<int>(error.size())) != 1)
            qCWarning(lcConnection) << "the cancel request was not sent:" << error.data();
    }));
}

Task<> Connection::clean(Clock::time_point cancelAt, CallContext context)
{
    if (m_request && Clock::now() < cancelAt) { // it may well end by itself
        const auto completion = Completion<Rows>();
        m_request->completion = completion;
        CallContext until{std::min(cancelAt, context.deadline), context.stop};
        const auto ended = co_await completion.within(std::move(until));
        if (!m_isConnected)
            co_return failure(ended ? Error{ErrorKind::Unavailable, {}, {}} : ended.error());
    }
    if (m_request) {
        requestCancel();
        const auto completion = Completion<Rows>();
        m_request->completion = completion;
        const auto ended = co_await completion.within(context); // its error is the cancellation
        if (m_request || !m_isConnected)
            co_return failure(ended ? Error{ErrorKind::Unavailable, {}, {}} : ended.error());
    }
    if (m_mode == Mode::CopyIn)
        MX_CO_CHECK(co_await leaveCopy(context));
    if (isInTransaction())
        MX_CO_CHECK(co_await script("ROLLBACK", context));
    co_return {};
}

void Connection::abort(Error why)
{
    if (m_request)
        requestCancel();
    fail(std::move(why));
}

void Connection::fail(Error error)
{
    if (!m_isConnected)
        return;
    m_isConnected = false;
    if (m_reading)
        m_reading->setEnabled(false);
    if (m_writing)
        m_writing->setEnabled(false);
    Q_EMIT lost(error);
    if (m_draining)
        std::exchange(m_draining, std::nullopt)->resolve(failure(error));
    if (m_request) {
        const auto completion = m_request->completion;
        m_request.reset();
        completion.resolve(failure(std::move(error)));
    }
}

} // namespace minixdr::postgres
