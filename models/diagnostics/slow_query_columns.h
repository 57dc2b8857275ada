// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/diagnostics/slow_query.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kSlowQueryColumnsContext = "SlowQueryColumns";

std::span<const Column<SlowQuery>> slowQueryColumns();

/// The statement's text and its parameters, a line each, as people read them.
QString sqlWithParameters(const SlowQuery &query);

} // namespace minixdr
