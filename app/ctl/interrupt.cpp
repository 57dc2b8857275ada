// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interrupt.h"

#include "app/ctl/exit_code.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace minixdr::ctl
{
namespace
{

// SIGUSR2 wakes the waiting thread when the program ends by itself.
sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGUSR2);
    return signals;
}

} // namespace

Interrupt::Interrupt()
{
    const auto signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::thread([this] { wait(); });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_thread.native_handle(), SIGUSR2);
    m_thread.join();
}

void Interrupt::wait()
{
    const auto signals = watchedSignals();
    for (int received = 0;;) {
        sigwait(&signals, &received);
        if (received == SIGUSR2)
            return;
        if (m_stop.stop_requested())
            _exit(static_cast<int>(ExitCode::Interrupted));
        std::fputs("minixdrctl: stopping; once more to end at once\n", stderr);
        m_stop.request_stop();
    }
}

} // namespace minixdr::ctl
