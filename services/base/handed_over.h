// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

#include <utility>

namespace minixdr
{

/// A function that one thread puts into one of Qt's queues and another takes out. Debian's Qt is not built for the
/// thread sanitizer, which therefore does not see that the queue orders the two: this tells it. The giver's last move
/// of the function is what the taker's call comes after. Without that sanitizer it is the function and nothing else.
template <typename Function>
class HandedOver
{
public:
    explicit HandedOver(Function function) : m_function(std::move(function)) {}

#ifdef __SANITIZE_THREAD__
    HandedOver(HandedOver &&other) : m_function(std::move(other.m_function))
    {
        __tsan_release(this);
    }
    HandedOver(const HandedOver &other) : m_function(other.m_function)
    {
        __tsan_release(this);
    }

    void operator()()
    {
        __tsan_acquire(this);
        m_function();
        __tsan_release(this);
    }

    /// Either thread may be the last to let go.
    ~HandedOver()
    {
        __tsan_acquire(this);
    }
#else
    void operator()()
    {
        m_function();
    }
#endif

private:
    Function m_function;
};

} // namespace minixdr
