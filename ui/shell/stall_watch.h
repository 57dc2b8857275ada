// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace minixdr
{

/// Notices turns of the GUI event loop in which nothing can be painted: one longer than a frame is logged, one over
/// 50 ms is counted as a stall. A heartbeat measures it, since the dispatchers' own signals enclose the work
/// differently on every platform. GUI thread; made in debug builds, by UI tests, benches and the tour.
class StallWatch : public QObject
{
    Q_OBJECT
public:
    using Duration = std::chrono::nanoseconds;
    static constexpr std::chrono::milliseconds kBeat{4};
    static constexpr std::chrono::milliseconds kFrame{16};
    static constexpr std::chrono::milliseconds kStall{50};

    explicit StallWatch(QObject *parent = nullptr);

    int stalls() const { return m_stalls; }
    Duration longestTurn() const { return m_longest; }
    /// Forgets what was counted, and the turn that runs now.
    void reset();

Q_SIGNALS:
    void stalled(std::chrono::nanoseconds turn);

private:
    using Clock = std::chrono::steady_clock;

    void beat();

    QTimer m_timer;
    Clock::time_point m_lastBeat;
    int m_stalls = 0;
    Duration m_longest{};
};

} // namespace minixdr
