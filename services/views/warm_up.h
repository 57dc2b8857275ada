// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/call_context.h"
#include "services/base/task.h"
#include "services/views/warm_up_report.h"

#include <memory>

namespace minixdr
{

class EventsService;
class IncidentsService;

/// Loads the views that people open most, so that the first who opens one does not wait, and measures what that costs:
/// each view cold and then warm. One view after the other, so that it never holds more than one connection. Lives on
/// the service thread, owned by a workspace.
class WarmUp
{
public:
    static constexpr std::size_t kViews = 20;

    WarmUp(EventsService *events, IncidentsService *incidents) : m_events(events), m_incidents(incidents) {}

    /// A view that cannot be loaded is reported as such, and the others are loaded.
    Task<WarmUpReport> run(std::vector<ViewUse> uses, Session session, CallContext context);

private:
    struct Visit {
        std::chrono::microseconds took{};
        bool isFromCache = false;
    };

    Task<WarmedView> warm(ViewUse use, Session session, CallContext context);
    Task<Visit> visit(OpenedView view, Session session, CallContext context);

    EventsService *m_events;
    IncidentsService *m_incidents;
};

} // namespace minixdr
