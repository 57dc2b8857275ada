// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/diagnostics/query_plan.h"
#include "services/diagnostics/slow_query.h"

#include <QFuture>

#include <chrono>
#include <stop_token>

namespace minixdr
{

/// The slow queries of all programs of the profile, kept across restarts, and their plans.
class SlowQueriesPort
{
public:
    virtual ~SlowQueriesPort() = default;

    struct Log {
        std::vector<SlowQuery> queries; ///< the newest first
        std::chrono::milliseconds threshold{};
    };

    /// The newest `limit` of the log.
    virtual QFuture<Result<Log>> slowQueries(int limit, std::stop_token stop) = 0;

    /// From which duration on a run is logged; kept. Invalid outside 1 ms … 1 h.
    virtual QFuture<Result<>> setThreshold(std::chrono::milliseconds threshold, std::stop_token stop) = 0;

    /// EXPLAIN (ANALYZE, BUFFERS) of a logged query with its own parameters, in a read-only transaction that is rolled
    /// back. It runs the query once more. What would write is explained, but not run. NotFound if the log has no such
    /// query any more.
    virtual QFuture<Result<Explanation>> explain(qint64 number, std::stop_token stop) = 0;
};

} // namespace minixdr
