// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <qcoro/qcorotask.h>

namespace minixdr
{

/// A coroutine of the service thread. It starts at once and, dropped, runs on to its end: so each await inside it
/// takes a CallContext. Parameters by value; no capturing lambdas (g++ 12 destroys their captures twice).
template <typename T = void>
using Task = QCoro::Task<Result<T>>;

} // namespace minixdr
