// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/assignee_list.h"
#include "services/incidents/incident_query.h"
#include "ui/widgets/filter_values.h"

#include <vector>

namespace minixdr
{

/// Field id of the assignees, whose choices are known only once they are loaded.
inline constexpr QLatin1String kAssigneeField("assignee");

/// What the filter bar of the incidents offers: status, escalation, assignee, category, source.
std::vector<FilterField> incidentFilterFields();
/// "Nobody" and the people.
std::vector<FilterChoice> assigneeChoices(const AssigneeList &assignees);

/// The filter that `values` mean at `now`.
IncidentFilter toIncidentFilter(const FilterValues &values, UtcTime now);

/// `values` narrowed to what stands in the column `columnId`; nothing for a column that is not a filter, or has no
/// value there.
std::optional<FilterValues> narrowed(FilterValues values, const Incident &incident, const QString &columnId);

} // namespace minixdr
