// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QFutureWatcher>

#include <memory>
#include <stop_token>
#include <utility>

namespace minixdr
{

/// One question to a service at a time: asking again stops the former, on the server too, and its answer is dropped.
/// A member of whoever asks, used on that thread only; its destructor stops and drops. It watches the future rather
/// than continuing it with then(context): Qt 6.4 looks at that context from the answering thread, unguarded.
template <typename T>
class Request
{
public:
    Request() = default;
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;
    ~Request() { cancel(); }

    bool isUnderWay() const { return m_watcher != nullptr; }

    /// `ask(std::stop_token)` gives the QFuture<Result<T>>; `onAnswer(Result<T>)` is called later, never from within
    /// send(), and may send again. A service that went away answers Unavailable.
    template <typename Ask, typename OnAnswer>
    void send(Ask ask, OnAnswer onAnswer)
    {
        cancel();
        m_stop = std::stop_source{};
        m_watcher = std::make_unique<Watcher>();
        QObject::connect(m_watcher.get(), &QFutureWatcherBase::finished, m_watcher.get(),
                         [this, onAnswer = std::move(onAnswer)]() mutable {
                             auto handler = std::move(onAnswer);
                             handler(takeAnswer());
                         });
        m_watcher->setFuture(ask(m_stop.get_token()));
    }

    /// Nothing is answered after this.
    void cancel()
    {
        if (!m_watcher)
            return;
        m_watcher.reset();
        m_stop.request_stop();
    }

private:
    using Watcher = QFutureWatcher<Result<T>>;

    Result<T> takeAnswer()
    {
        auto *watcher = m_watcher.release();
        watcher->deleteLater(); // it is emitting
        auto future = watcher->future();
        if (future.resultCount() == 0)
            return failure(ErrorKind::Unavailable, QStringLiteral("the service went away before it answered"));
        return future.result();
    }

    std::stop_source m_stop{std::nostopstate};
    std::unique_ptr<Watcher> m_watcher;
};

} // namespace minixdr
