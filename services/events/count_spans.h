// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/paging/page_index.h"

#include <vector>

namespace minixdr
{

/// A time range in the pieces that its rows are counted by.
struct CountSpans {
    std::vector<TimeSpan> hours;
    std::vector<TimeSpan> minutes;
    std::vector<TimeSpan> rests; ///< less than a minute: counted row by row
    bool operator==(const CountSpans &) const = default;
};

enum class CoarsestGrain : quint8 { Hour, Minute };

/// The fewest pieces that cover `range` exactly; none if it is empty.
CountSpans splitForCounting(TimeSpan range, CoarsestGrain coarsest);

} // namespace minixdr
