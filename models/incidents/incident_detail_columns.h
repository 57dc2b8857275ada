// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/incident_timeline.h"
#include "models/table/column.h"

#include <span>

namespace minixdr
{

/// Translation context of the titles.
inline constexpr const char *kIncidentDetailColumnsContext = "IncidentDetailColumns";
/// time, kind, severity, who, text.
std::span<const Column<TimelineEntry>> timelineColumns();
/// time, agent, type, action, status, error, params, result.
std::span<const Column<ActionLog>> actionColumns();
/// time, who, action, changes, note.
std::span<const Column<HistoryEntry>> historyColumns();

} // namespace minixdr
