// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/diagnostics/latency_report.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kStatementColumnsContext = "StatementColumns";

/// The columns of the statement table, static data.
std::span<const Column<StatementLatency>> statementColumns();

} // namespace minixdr
