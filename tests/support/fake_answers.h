// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QFuture>
#include <QPromise>

#include <deque>
#include <functional>
#include <optional>
#include <stop_token>

namespace minixdr
{

/// How a fake port answers: at once, with an error, or when the test says so. One a port; GUI thread only.
class FakeAnswers
{
public:
    /// Every question from now on is answered with this; nothing: as it should be.
    void failWith(std::optional<Error> error) { m_error = std::move(error); }
    /// Questions wait until releaseNext() or releaseAll().
    void hold() { m_isHeld = true; }
    void releaseNext()
    {
        if (m_waiting.empty())
            return;
        auto answer = std::move(m_waiting.front());
        m_waiting.pop_front();
        answer();
    }
    void releaseAll()
    {
        m_isHeld = false;
        while (!m_waiting.empty())
            releaseNext();
    }
    size_t waiting() const { return m_waiting.size(); }

    /// A question whose honest answer `compute` gives, now or when released. A stopped one answers Cancelled.
    template <typename T>
    QFuture<Result<T>> ask(std::function<Result<T>()> compute, std::stop_token stop)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        auto answer = [this, promise, compute = std::move(compute), stop = std::move(stop)] {
            promise->addResult(result(compute, stop));
            promise->finish();
        };
        if (m_isHeld)
            m_waiting.push_back(std::move(answer));
        else
            answer();
        return future;
    }

private:
    template <typename T>
    Result<T> result(const std::function<Result<T>()> &compute, const std::stop_token &stop) const
    {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
        if (m_error)
            return failure(*m_error);
        return compute();
    }

    std::optional<Error> m_error;
    bool m_isHeld = false;
    std::deque<std::function<void()>> m_waiting;
};

} // namespace minixdr
