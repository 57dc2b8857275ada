// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/diagnostics/plan_history.h"
#include "services/postgres/pool.h"

#include <memory>

namespace minixdr
{

/// Asks the server how it plans, or runs, a logged query: with the query's own parameters and organization, in a
/// read-only transaction that is rolled back. Lives on the service thread, owned by a workspace; the pool outlives it.
class QueryExplainer
{
public:
    /// What its own runs are called; they are no news in the slow query log.
    static constexpr std::string_view kStatement = "diagnostics.explain";

    QueryExplainer(postgres::Pool *pool, std::shared_ptr<PlanHistory> history)
        : m_pool(pool), m_history(std::move(history))
    {
    }

    /// EXPLAIN (ANALYZE, BUFFERS): runs the query again. What writes, or does something besides answering, is planned
    /// only. Invalid for what cannot be explained, such as COPY; Denied if it is another role's.
    Task<Explanation> explain(SlowQuery query, CallContext context);

    /// EXPLAIN alone, to notice that a plan has changed.
    Task<Explanation> plan(SlowQuery query, CallContext context);

private:
    enum class Mode : quint8 { Run, Plan };

    Task<QueryPlan> ask(SlowQuery query, Mode mode, CallContext context);
    Task<Explanation> noted(SlowQuery query, QueryPlan plan, CallContext context);

    postgres::Pool *m_pool;
    std::shared_ptr<PlanHistory> m_history;
};

} // namespace minixdr
