// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/store/migration.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kMigrationColumnsContext = "MigrationColumns";

std::span<const Column<Migration>> migrationColumns();

/// "Applied", "Stopped after 3 of 9 steps", …: translated.
QString stateWord(const Migration &migration);
/// The value of a Health cell: HealthState of ui/widgets/badge.h.
int healthOf(MigrationState state);
/// "0002 Faster filters (perf_001)".
QString nameOf(const Migration &migration);

} // namespace minixdr
