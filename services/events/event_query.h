// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/paging.h"
#include "services/events/event.h"
#include "services/postgres/query_run.h"

#include <vector>

namespace minixdr
{

/// Which events; every field narrows, an empty one does not. The organization is the session's, not a filter.
struct EventFilter {
    std::optional<UtcTime> from;  ///< inclusive
    std::optional<UtcTime> until; ///< exclusive
    std::vector<Severity> severities;
    std::vector<SourceType> sourceTypes;
    QString eventid;                      ///< exact
    std::optional<IpNetwork> source;      ///< address within
    std::optional<IpNetwork> destination; ///< address within
    std::optional<IpNetwork> anyAddress;  ///< source or destination within
    QString hostname;                     ///< exact
    QString text;                         ///< somewhere in message or signature, case ignored

    bool operator==(const EventFilter &) const = default;
};

using EventPosition = PagePosition<EventKey>;

struct EventQuery {
    EventFilter filter;
    EventPosition position = FirstPage{};
    int pageSize = 50; ///< 1…1000

    bool operator==(const EventQuery &) const = default;
};

struct EventPage {
    std::vector<Event> rows; ///< newest first, without `raw`
    PageFacts facts;
    postgres::QueryTiming timing;
};

} // namespace minixdr
