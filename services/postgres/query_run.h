// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"
#include "services/base/ids.h"
#include "services/base/utc_time.h"
#include "services/postgres/parameters.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace minixdr::postgres
{

/// Where the time of one statement went, on the steady clock. `server` runs from sending to the last byte of the
/// answer, so it holds the network too. Reads that are answered together count an equal part of it, the rest as
/// waiting.
struct QueryTiming {
    using Duration = std::chrono::nanoseconds;

    Duration wait{};   ///< for a connection of the pool
    Duration server{}; ///< between sending and the last result
    Duration decode{}; ///< binary rows into values

    Duration sum() const { return wait + server + decode; }
    QueryTiming &operator+=(const QueryTiming &other)
    {
        wait += other.wait;
        server += other.server;
        decode += other.decode;
        return *this;
    }
    bool operator==(const QueryTiming &) const = default;
};

/// The record of one statement run, failed and cancelled ones included. The latency charts, the slow query log and
/// the alerts read these and nothing else.
struct QueryRun {
    std::string_view statement; ///< "events.page_after"; static storage
    std::string_view sql;       ///< its text; static storage
    UtcTime startedAt;
    QueryTiming timing;
    qint64 rows = 0;
    std::optional<ErrorKind> error;
    Parameters parameters;
    std::optional<OrganizationId> organization; ///< whom row-level security answered for
};

/// Called on the service thread after each run; must be quick.
using QueryObserver = std::function<void(const QueryRun &)>;

} // namespace minixdr::postgres
