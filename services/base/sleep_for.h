// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/task.h"

#include <chrono>

namespace minixdr
{

/// Sleeps; Cancelled if the context is stopped, Timeout if its deadline comes first.
Task<> sleepFor(std::chrono::milliseconds duration, CallContext context);

} // namespace minixdr
