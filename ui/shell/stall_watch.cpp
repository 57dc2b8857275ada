// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stall_watch.h"

#include <QLoggingCategory>

#include <algorithm>

namespace minixdr
{

namespace
{
Q_LOGGING_CATEGORY(lcStall, "minixdr.ui.stall", QtWarningMsg)
}

StallWatch::StallWatch(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeat);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::beat);
    reset();
    m_timer.start();
}

void StallWatch::reset()
{
    m_stalls = 0;
    m_longest = {};
    m_lastBeat = Clock::now();
}

void StallWatch::beat()
{
    const auto now = Clock::now();
    const Duration late = now - std::exchange(m_lastBeat, now) - kBeat;
    m_longest = std::max(m_longest, late);
    if (late <= kFrame)
        return;
    const auto millis = std::chrono::duration<double, std::milli>(late).count();
    qCInfo(lcStall, "event loop turn of %.1f ms", millis);
    if (late <= kStall)
        return;
    ++m_stalls;
    qCWarning(lcStall, "the event loop stood still for %.1f ms", millis);
    Q_EMIT stalled(late);
}

} // namespace minixdr
