// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/sleep_for.h"

#include "services/base/completion.h"

#include <algorithm>

namespace minixdr
{

Task<> sleepFor(std::chrono::milliseconds duration, CallContext context)
{
    const auto wakeAt = CallContext::Clock::now() + duration;
    const bool reachesDeadline = wakeAt > context.deadline;
    context.deadline = std::min(wakeAt, context.deadline);
    const Completion<bool> never;
    const auto woken = co_await never.within(std::move(context));
    if (reachesDeadline || woken.error().kind == ErrorKind::Cancelled)
        co_return failure(woken.error());
    co_return {};
}

} // namespace minixdr
