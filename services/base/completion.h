// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/deadline_timer.h"
#include "services/base/result.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>

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

    /// `co_await completion.within(context)`. `onAbandoned` runs if deadline or stop came first.
    auto within(CallContext context, std::function<void()> onAbandoned = {}) const
    {
        return Awaiter{m_state, std::move(context), std::move(onAbandoned)};
    }

private:
    struct State : std::enable_shared_from_this<State> {
        std::optional<Result<T>> value;
        std::coroutine_handle<> waiter;
        DeadlineTimer::Ticket timer;

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

    struct StopHandler {
        std::weak_ptr<State> state;
        QObject *thread;
        std::function<void()> onAbandoned;

        void operator()() const
        {
            QMetaObject::invokeMethod(
                thread,
                [weak = state, abandon = onAbandoned] {
                    const auto strong = weak.lock();
                    if (!strong || strong->value)
                        return;
                    if (abandon)
                        abandon();
                    strong->resolve(failure(ErrorKind::Cancelled, QStringLiteral("cancelled by the caller")));
                },
                Qt::QueuedConnection);
        }
    };

    struct Awaiter {
        std::shared_ptr<State> state;
        CallContext context;
        std::function<void()> onAbandoned;
        std::optional<std::stop_callback<StopHandler>> stopCallback;

        Awaiter(std::shared_ptr<State> s, CallContext c, std::function<void()> f)
            : state(std::move(s)), context(std::move(c)), onAbandoned(std::move(f))
        {
        }
        Awaiter(const Awaiter &) = delete;
        Awaiter(Awaiter &&) = delete;

        bool await_ready() const { return state->value.has_value(); }

        void await_suspend(std::coroutine_handle<> handle)
        {
            state->waiter = handle;
            auto &timers = DeadlineTimer::ofThisThread();
            state->timer = timers.schedule(context.deadline, [weak = std::weak_ptr<State>(state), abandon = onAbandoned] {
                const auto strong = weak.lock();
                if (!strong || strong->value)
                    return;
                if (abandon)
                    abandon();
                strong->resolve(failure(ErrorKind::Timeout, QStringLiteral("deadline passed")));
            });
            if (context.stop.stop_possible())
                stopCallback.emplace(context.stop, StopHandler{state, &timers, onAbandoned});
        }

        Result<T> await_resume()
        {
            stopCallback.reset();
            return std::move(*state->value);
        }
    };

    std::shared_ptr<State> m_state;
};

} // namespace minixdr
