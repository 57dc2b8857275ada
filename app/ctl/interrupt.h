// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace minixdr::ctl
{

/// Turns the first SIGINT or SIGTERM into a stop request, so that servers are told and nothing half-done stays; the
/// second ends the program at once. Construct it before any other thread, for threads inherit the blocked signals.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace minixdr::ctl
