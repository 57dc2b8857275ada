// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/events/event_query.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// What the floors above ask about the session's organization's events. Answers come as futures from the service
/// thread; a requested stop cancels the statement on the server and answers Cancelled.
class EventsPort
{
public:
    virtual ~EventsPort() = default;

    /// Invalid for a page size outside 1…1000 and for a page number that does not exist (the text names the range).
    virtual QFuture<Result<EventPage>> page(EventQuery query, std::stop_token stop) = 0;

    /// The event with `raw`; NotFound if this organization has none of that key.
    virtual QFuture<Result<Event>> event(EventKey key, std::stop_token stop) = 0;

    /// How many events are newer than `key` within `filter`, for the "12 new" pill.
    virtual QFuture<Result<qint64>> countNewer(EventFilter filter, EventKey key, std::stop_token stop) = 0;
};

} // namespace minixdr
