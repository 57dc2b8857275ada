// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/deadline_timer.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono;

void DeadlineTimer::Ticket::cancel()
{
    if (auto *owner = std::exchange(m_owner, nullptr))
        owner->m_actions.erase(m_key);
}

DeadlineTimer &DeadlineTimer::ofThisThread()
{
    static thread_local DeadlineTimer timer;
    return timer;
}

DeadlineTimer::DeadlineTimer()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineTimer::fire);
}

DeadlineTimer::Ticket DeadlineTimer::schedule(Clock::time_point deadline, std::function<void()> action)
{
    Ticket ticket;
    ticket.m_owner = this;
    ticket.m_key = {deadline, ++m_sequence};
    m_actions.emplace(ticket.m_key, std::move(action));
    if (deadline < m_armedFor || !m_timer.isActive())
        arm();
    return ticket;
}

void DeadlineTimer::arm()
{
    if (m_actions.empty())
        return;
    m_armedFor = m_actions.begin()->first.first;
    const auto wait = ceil<milliseconds>(m_armedFor - Clock::now());
    m_timer.start(std::clamp<milliseconds>(wait, 0ms, 24h));
}

void DeadlineTimer::fire()
{
    m_armedFor = Clock::time_point::max();
    const auto now = Clock::now();
    while (!m_actions.empty() && m_actions.begin()->first.first <= now) {
        auto node = m_actions.extract(m_actions.begin());
        node.mapped()();
    }
    arm();
}

} // namespace minixdr
