// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/count_spans.h"

namespace minixdr
{
using namespace std::chrono;

namespace
{

void addUnlessEmpty(std::vector<TimeSpan> &spans, UtcTime since, UtcTime until)
{
    if (since < until)
        spans.push_back({since, until});
}

} // namespace

CountSpans splitForCounting(TimeSpan range, CoarsestGrain coarsest)
{
    CountSpans spans;
    const UtcTime firstMinute = ceil<minutes>(range.since);
    const UtcTime lastMinute = floor<minutes>(range.until);
    if (firstMinute > lastMinute) { // within one minute
        addUnlessEmpty(spans.rests, range.since, range.until);
        return spans;
    }
    addUnlessEmpty(spans.rests, range.since, firstMinute);
    addUnlessEmpty(spans.rests, lastMinute, range.until);

    const UtcTime firstHour = ceil<hours>(firstMinute);
    const UtcTime lastHour = floor<hours>(lastMinute);
    if (coarsest == CoarsestGrain::Minute || firstHour >= lastHour) {
        addUnlessEmpty(spans.minutes, firstMinute, lastMinute);
        return spans;
    }
    addUnlessEmpty(spans.minutes, firstMinute, firstHour);
    addUnlessEmpty(spans.hours, firstHour, lastHour);
    addUnlessEmpty(spans.minutes, lastHour, lastMinute);
    return spans;
}

} // namespace minixdr
