// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event_query.h"
#include "ui/widgets/filter_values.h"

#include <vector>

namespace minixdr
{

/// What the filter bar of the events offers: severity, sensor, event, source, destination, address, host.
std::vector<FilterField> eventFilterFields();

/// The filter that `values` mean at `now`.
EventFilter toEventFilter(const FilterValues &values, UtcTime now);

/// `values` narrowed to what stands in the column `columnId` of `event`; nothing for a column that is not a filter, or
/// has no value there.
std::optional<FilterValues> narrowed(FilterValues values, const Event &event, const QString &columnId);

/// Everything from or to `address`, at any time.
FilterValues eventsOfAddress(const IpAddress &address);

} // namespace minixdr
