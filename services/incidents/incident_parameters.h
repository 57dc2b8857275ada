// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident_query.h"
#include "services/paging/page_index.h"
#include "services/postgres/parameters.h"

namespace minixdr
{

/// $1…$11 of the statements that filter incidents: the organization, then the filter.
postgres::Parameters filterParameters(OrganizationId organization, const IncidentFilter &filter);

/// The filter's time range, with bounds where it has none.
TimeSpan rangeOf(const IncidentFilter &filter);

/// Equal texts for filters that mean the same; user text is percent-encoded. A part of cache keys.
QString canonicalText(const IncidentFilter &filter);
QString canonicalText(const IncidentQuery &query);
/// The filter that has this canonical text; nothing if none does.
std::optional<IncidentFilter> incidentFilterFrom(const QString &canonicalText);

} // namespace minixdr
