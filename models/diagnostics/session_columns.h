// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diagnostics/lock_tree.h"
#include "models/table/column.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kSessionColumnsContext = "SessionColumns";

std::span<const Column<SessionLine>> sessionColumns();

} // namespace minixdr
