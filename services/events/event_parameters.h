// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event_query.h"
#include "services/paging/page_index.h"
#include "services/postgres/parameters.h"

namespace minixdr
{

/// $1…$14 of the statements that filter events: the organization, then the filter.
postgres::Parameters filterParameters(OrganizationId organization, const EventFilter &filter);

/// NULL where a list is empty, as those statements want it.
std::optional<std::vector<qint16>> severityNumbers(const EventFilter &filter);
std::optional<QStringList> sourceTypeWords(const EventFilter &filter);

/// The filter's time range, with bounds where it has none.
TimeSpan rangeOf(const EventFilter &filter);

/// Whether event_counts alone answers how many rows a filter has: it narrows by time, severity and source type only.
bool isCounted(const EventFilter &filter);
/// Whether rows of the range may be left out, so that a page is more than a stretch of the table.
bool isNarrow(const EventFilter &filter);

/// Equal texts for filters that mean the same; user text is percent-encoded. A part of cache keys.
QString canonicalText(const EventFilter &filter);
QString canonicalText(const EventQuery &query);
/// The filter that has this canonical text; nothing if none does.
std::optional<EventFilter> eventFilterFrom(const QString &canonicalText);

} // namespace minixdr
