// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/diagnostics/latency_report.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// How long statements took, as measured where they were run. No server is asked.
class LatencyPort
{
public:
    virtual ~LatencyPort() = default;

    /// Invalid for a window outside 1 s … 7 days or fewer than 2 points.
    virtual QFuture<Result<LatencyReport>> latency(LatencyQuery query, std::stop_token stop) = 0;
};

} // namespace minixdr
