// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/diagnostics/server_report.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kSchemaColumnsContext = "SchemaColumns";

std::span<const Column<TableSize>> tableSizeColumns();
std::span<const Column<IndexUse>> indexUseColumns();
std::span<const Column<MissingIndex>> missingIndexColumns();

} // namespace minixdr
