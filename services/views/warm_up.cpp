// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/views/warm_up.h"

#include "services/base/sleep_for.h"
#include "services/events/events_service.h"
#include "services/incidents/incidents_service.h"

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kViewBudget{10};
constexpr int kLooks = 5; // a page is shown before it is stored
constexpr std::chrono::milliseconds kLookAgain{5};

std::chrono::microseconds since(CallContext::Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(CallContext::Clock::now() - start);
}

} // namespace

Task<WarmUpReport> WarmUp::run(std::vector<ViewUse> uses, Session session, CallContext context)
{
    WarmUpReport report;
    report.at = utcNow();
    const auto start = CallContext::Clock::now();
    for (const auto &use : uses) {
        auto within = context;
        within.deadline = std::min(context.deadline, CallContext::Clock::now() + kViewBudget);
        MX_CO_TRY(auto view, co_await warm(use, session, std::move(within)));
        report.views.push_back(std::move(view));
        if (context.isOver())
            break;
    }
    report.took = since(start);
    co_return report;
}

Task<WarmedView> WarmUp::warm(ViewUse use, Session session, CallContext context)
{
    WarmedView warmed;
    warmed.use = use;
    const auto first = co_await visit(use.view, session, context);
    if (!first) {
        warmed.error = first.error();
        co_return warmed;
    }
    if (first->isFromCache) {
        warmed.warm = first->took;
        co_return warmed;
    }
    warmed.cold = first->took;
    for (int look = 0; look < kLooks && !warmed.warm; ++look) {
        if (!co_await sleepFor(kLookAgain, context))
            break;
        const auto again = co_await visit(use.view, session, context);
        if (!again)
            break;
        if (again->isFromCache)
            warmed.warm = again->took;
    }
    co_return warmed;
}

Task<WarmUp::Visit> WarmUp::visit(OpenedView view, Session session, CallContext context)
{
    const auto start = CallContext::Clock::now();
    bool isFromCache = false;
    if (const auto *events = std::get_if<EventFilter>(&view.filter)) {
        EventQuery query{*events, FirstPage{}, view.pageSize};
        MX_CO_TRY(const auto page, co_await m_events->page(std::move(query), std::move(session), std::move(context)));
        isFromCache = page.facts.fromCache;
    } else {
        IncidentQuery query{std::get<IncidentFilter>(view.filter), FirstPage{}, view.pageSize};
        MX_CO_TRY(const auto page,
                  co_await m_incidents->page(std::move(query), std::move(session), std::move(context)));
        isFromCache = page.facts.fromCache;
    }
    co_return Visit{since(start), isFromCache};
}

} // namespace minixdr
