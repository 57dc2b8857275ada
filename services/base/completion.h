// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/deadline_timer.h"
#include "services/base/handed_over.h"
#include "services/base/result.h"

#include <QMetaObject>
#include <QObject>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace minixdr
{

/// One answer that a coroutine of this thread awaits, and that a socket notifier, a timer or a stop request gives:
/// whichever comes first. Copies share the answer. All calls on the thread that made it; only the stop request may
/// come from another thread. The awaiting coroutine is resumed inside resolve(), so resolve last.
template <typename T>
class Completion
{
public:
    Completion() : m_state(std::make_shared<State>()) {}

    bool isResolved() const { return m_state->value.has_value(); }

    /// Gives the answer; later ones are ignored. Returns whether this one counted.
    bool resolve(Result<T> value) const
    {
        const auto state = m_state; // the resumed coroutine may destroy the last other copy
        return state->resolve(std::move(value));
    }

    /// `co_await completion.within(context)`: the answer, or Timeout, or Cancelled.
    auto within(CallContext context) const { return Awaiter{m_state, std::move(context)}; }

private:
    struct State;

    /// Runs on whatever thread requests the stop: hands over to the thread that waits.
    struct StopHandler {
        std::weak_ptr<State> state;
        QObject *thread;

        void operator()() const
        {
            QMetaObject::invokeMethod(
                thread, HandedOver([weak = state] { abandon(weak, ErrorKind::Cancelled, "cancelled by the caller"); }),
                Qt::QueuedConnection);
        }
    };

    struct State {
        std::optional<Result<T>> value;
        std::coroutine_handle<> waiter;
        DeadlineTimer::Ticket timer;
        std::optional<std::stop_callback<StopHandler>> stopCallback;

        bool resolve(Result<T> answer)
        {
            if (value)
                return false;
            value.emplace(std::move(answer));
            timer.cancel();
            if (const auto handle = std::exchange(waiter, {}))
                handle.resume();
            return true;
        }
    };

    static void abandon(const std::weak_ptr<State> &weak, ErrorKind kind, const char *what)
    {
        if (const auto state = weak.lock())
            state->resolve(failure(kind, QString::fromLatin1(what)));
    }

    // Movable, since g++ 12 moves an awaiter that QCoro's await_transform hands through.
    struct Awaiter {
        std::shared_ptr<State> state;
        CallContext context;

        bool await_ready() const { return state->value.has_value(); }

        void await_suspend(std::coroutine_handle<> handle)
        {
            state->waiter = handle;
            auto &timers = DeadlineTimer::ofThisThread();
            const std::weak_ptr<State> weak = state;
            state->timer = timers.schedule(context.deadline,
                                           [weak] { abandon(weak, ErrorKind::Timeout, "the deadline has passed"); });
            if (context.stop.stop_possible())
                state->stopCallback.emplace(context.stop, StopHandler{weak, &timers});
        }

        Result<T> await_resume()
        {
            state->stopCallback.reset();
            return std::move(*state->value);
        }
    };

    std::shared_ptr<State> m_state;
};

} // namespace minixdr
