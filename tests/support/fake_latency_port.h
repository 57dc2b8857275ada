// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/latency_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// Latencies that a test makes up. GUI thread.
class FakeLatencyPort final : public LatencyPort
{
public:
    FakeAnswers answers;
    LatencyReport report;
    LatencyQuery lastQuery;
    int questions = 0;

    QFuture<Result<LatencyReport>> latency(LatencyQuery query, std::stop_token stop) override
    {
        ++questions;
        lastQuery = std::move(query);
        return answers.ask<LatencyReport>([this]() -> Result<LatencyReport> { return report; }, std::move(stop));
    }
};

/// Three seconds, the second of them idle; two statements.
inline LatencyReport someLatencies()
{
    using namespace std::chrono_literals;
    LatencyReport report;
    const UtcTime start{std::chrono::seconds{1'700'000'000}};
    report.points = {
        {start, 10, 0, 1ms, 2ms, 3ms, {}}, {start + 1s, 0, 0, {}, {}, {}, {}}, {start + 2s, 20, 1, 2ms, 4ms, 8ms, {}}};
    report.resources = {{start, 2, 0, 6, 0.5}, {start + 1s, 0, 0, 6, {}}, {start + 2s, 6, 1, 6, 1.0}};
    report.statements = {{QStringLiteral("events.page_older"), 25, 1250, 1, 1ms, 2ms, 3ms, {}, 0.75},
                         {QStringLiteral("incidents.detail"), 5, 5, 0, 2ms, 4ms, 8ms, {}, 0.25}};
    report.window = 300s;
    return report;
}

} // namespace minixdr
