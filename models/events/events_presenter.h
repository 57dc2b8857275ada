// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/event_columns.h"
#include "models/table/page_loader.h"
#include "services/events/events_port.h"

namespace minixdr
{

struct EventKind {
    using Row = Event;
    using Key = EventKey;
    using Filter = EventFilter;
    using Query = EventQuery;
    using Page = EventPage;
    using Port = EventsPort;

    static constexpr const char *context = kEventColumnsContext;
    static std::span<const Column<Event>> columns() { return eventColumns(); }
};

/// The list of events, a page at a time. GUI thread; owned by its page, outlived by the port.
class EventsPresenter : public PageLoader<EventKind>
{
    Q_OBJECT
public:
    explicit EventsPresenter(EventsPort &port, PagingTimes times = {}, QObject *parent = nullptr);
};

} // namespace minixdr
