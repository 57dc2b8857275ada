// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace minixdr
{

/// How long this thread has waited for a processor since it began (schedstat of proc(5)): time that no program can
/// be blamed for.
class ProcessorWait
{
public:
    ProcessorWait()
    {
        m_schedule.setFileName(QStringLiteral("/proc/thread-self/schedstat"));
        if (!m_schedule.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            qFatal("this kernel does not tell how long a thread waits for a processor");
    }

    std::chrono::nanoseconds total()
    {
        m_schedule.seek(0);
        return std::chrono::nanoseconds{m_schedule.readAll().split(' ').value(1).toLongLong()};
    }

private:
    QFile m_schedule;
};

/// The longest turn of this thread's event loop, as StallWatch measures it, less its wait for a processor: the test
/// holds on a busy machine too.
class TurnWatch
{
public:
    using Clock = std::chrono::steady_clock;

    TurnWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] { beat(); });
        m_timer.start(std::chrono::milliseconds{4});
    }

    /// The turn that runs now included.
    std::chrono::milliseconds longestTurn()
    {
        beat();
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_longest);
    }

private:
    void beat()
    {
        const auto now = Clock::now();
        const auto wait = m_wait.total();
        const auto took = (now - std::exchange(m_lastBeat, now)) - (wait - std::exchange(m_lastWait, wait));
        m_longest = std::max<std::chrono::nanoseconds>(m_longest, took);
    }

    ProcessorWait m_wait;
    QTimer m_timer;
    Clock::time_point m_lastBeat = Clock::now();
    std::chrono::nanoseconds m_lastWait = m_wait.total();
    std::chrono::nanoseconds m_longest{};
};

} // namespace minixdr
