// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <utility>

namespace minixdr
{

/// All deadlines of one thread behind one QTimer, since an await sets and drops one each: a QTimer an await
/// registers with the event dispatcher every time. Lives as long as its thread's event loop runs.
class DeadlineTimer : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;
    using Key = std::pair<Clock::time_point, quint64>;

    /// Drops its deadline when cancelled; otherwise the deadline stays.
    class Ticket
    {
    public:
        Ticket() = default;
        void cancel();

    private:
        friend class DeadlineTimer;
        DeadlineTimer *m_owner = nullptr;
        Key m_key;
    };

    static DeadlineTimer &ofThisThread();

    /// Calls `action` on this thread once `deadline` has passed (within a millisecond or two).
    Ticket schedule(Clock::time_point deadline, std::function<void()> action);

private:
    DeadlineTimer();
    void fire();
    void arm();

    std::map<Key, std::function<void()>> m_actions;
    quint64 m_sequence = 0;
    Clock::time_point m_armedFor = Clock::time_point::max();
    QTimer m_timer;
};

} // namespace minixdr
