// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/incidents/incident.h"

#include <span>

namespace minixdr
{

/// "#4821"
QString incidentNumber(IncidentId id);

/// Translation context of the titles.
inline constexpr const char *kIncidentColumnsContext = "IncidentColumns";
/// escalation, id, age, source, reason, category, status, assignee, events, risk, created, updated.
std::span<const Column<Incident>> incidentColumns();

} // namespace minixdr
