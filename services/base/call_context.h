// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

namespace minixdr
{

/// How long a caller waits, and how it withdraws: every await takes one. A copy is cheap.
/// A passed deadline answers Timeout, a requested stop answers Cancelled.
struct CallContext {
    using Clock = std::chrono::steady_clock;

    Clock::time_point deadline;
    std::stop_token stop;

    static CallContext within(Clock::duration budget, std::stop_token stop = {})
    {
        return {Clock::now() + budget, std::move(stop)};
    }
    Clock::duration remaining() const { return deadline - Clock::now(); }
    bool isOver() const { return stop.stop_requested() || remaining() <= Clock::duration::zero(); }
};

/// The longest a person waits for one page or one write.
inline constexpr std::chrono::seconds kInteractiveBudget{30};

} // namespace minixdr
