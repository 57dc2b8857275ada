// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/load_test/load_test_report.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// Runs the specification's scenario with simulated users, on a thread and a pool of their own, through the same
/// services as the pages. They read the session's organization and create incidents only in a tenant of the test's own,
/// which is removed afterwards, and at the next start if a test was killed.
class LoadTestPort
{
public:
    virtual ~LoadTestPort() = default;

    /// Invalid for a plan out of range, Denied on a profile marked production, Conflict while another test runs here.
    /// A requested stop ends the users at once; the report of what was measured still comes, after the cleaning up.
    virtual QFuture<Result<LoadTestReport>> run(LoadTestPlan plan, LoadTestSink sink, std::stop_token stop) = 0;
};

} // namespace minixdr
