// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/detached_threads.h"
#include "services/base/handed_over.h"
#include "services/postgres/connection.h"
#include "services/postgres/encrypted_cancel.h"

#include <QLoggingCategory>
#include <QThreadPool>

#include <libpq-fe.h>

#include <algorithm>
#include <array>

Q_DECLARE_LOGGING_CATEGORY(lcConnection)

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kCancelAgainAfter = 250ms;

} // namespace

void Connection::requestCancel(std::optional<quint64> shared)
{
    auto send = cancelSender();
    if (!send)
        return;
    const auto mark = [shared](Request &request) {
        request.isCancelled = request.isCancelled || !shared || request.number == shared;
    };
    if (m_request)
        mark(*m_request);
    std::for_each_n(m_behind.begin(), sharingWithCurrent(), mark);
    m_mayHitOthers = m_mayHitOthers || !m_behind.empty();
    ++*m_cancelsUnderWay;
    detachedThreads(DetachedWork::CancelRequest)
        .start(HandedOver([send = std::move(send), underWay = m_cancelsUnderWay] {
            if (const auto sent = send(); !sent)
                qCWarning(lcConnection) << "the cancel request was not sent:" << sent.error().what;
            --*underWay;
        }));
}

/// What blocks until the server has been asked; nothing if it cannot be.
std::function<Result<>()> Connection::cancelSender() const
{
    if (PQsslInUse(m_conn) || PQgssEncInUse(m_conn)) {
        if (m_settings.isThroughPooler)
            return {}; // the backend's number is the pooler's own: the statement ends with the connection
        auto keywords = m_settings.keywords;
        keywords.emplace_back("host", PQhost(m_conn));
        keywords.emplace_back("hostaddr", PQhostaddr(m_conn));
        keywords.emplace_back("port", PQport(m_conn));
        return [keywords = std::move(keywords), pid = backendPid()] { return cancelEncrypted(keywords, pid); };
    }
    std::shared_ptr<PGcancel> handle(PQgetCancel(m_conn), PQfreeCancel);
    if (!handle)
        return {};
    return [handle = std::move(handle)]() -> Result<> {
        std::array<char, 256> error{};
        if (PQcancel(handle.get(), error.data(), static_cast<int>(error.size())) != 1)
            return failure(ErrorKind::Unavailable, QString::fromUtf8(error.data()).trimmed());
        return {};
    };
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
    while (m_request) { // a request to cancel that overtakes its statement is lost
        if (!isBeingCancelled())
            requestCancel();
        const auto completion = Completion<Rows>();
        m_request->completion = completion;
        CallContext patience{std::min(Clock::now() + kCancelAgainAfter, context.deadline), context.stop};
        const auto ended = co_await completion.within(std::move(patience)); // its error is the cancellation
        if (!m_isConnected || (m_request && context.isOver()))
            co_return failure(ended ? Error{ErrorKind::Unavailable, {}, {}} : ended.error());
    }
    MX_CO_CHECK(co_await awaitCancels(context));
    if (m_mode == Mode::CopyIn)
        MX_CO_CHECK(co_await leaveCopy(context));
    if (isInTransaction())
        MX_CO_CHECK(co_await script("ROLLBACK", context));
    co_return {};
}

/// One that is still on its way would hit the next borrower's statement.
Task<> Connection::awaitCancels(CallContext context)
{
    while (isBeingCancelled()) {
        if (!m_isConnected)
            co_return failure(ErrorKind::Unavailable, QStringLiteral("the connection has ended"));
        if (context.isOver())
            co_return failure(ErrorKind::Timeout, QStringLiteral("a request to cancel is still on its way"));
        const Completion<bool> never;
        CallContext pause{Clock::now() + 1ms, {}};
        static_cast<void>(co_await never.within(std::move(pause)));
    }
    co_return {};
}

void Connection::abort(Error why)
{
    if (m_connecting) {
        const auto connecting = *m_connecting;
        connecting.resolve(failure(std::move(why)));
        return;
    }
    if (m_request)
        requestCancel();
    fail(std::move(why));
}

/// Fails with what libpq says.
Error Connection::lose()
{
    auto error = libpqError(ErrorKind::Unavailable);
    fail(error);
    return error;
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
    std::vector<Completion<Rows>> askers;
    if (m_request)
        askers.push_back(m_request->completion);
    for (const auto &request : m_behind)
        askers.push_back(request.completion);
    m_beganAt = m_answeredSince = m_activity.since;
    m_request.reset();
    m_behind.clear();
    m_groups.clear();
    m_isGroupOpen = false;
    for (const auto &asker : askers)
        asker.resolve(failure(error));
}

} // namespace minixdr::postgres
