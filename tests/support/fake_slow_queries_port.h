// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/slow_queries_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// A slow query log that a test makes up. GUI thread.
class FakeSlowQueriesPort final : public SlowQueriesPort
{
public:
    FakeAnswers answers;
    Log log{{}, std::chrono::milliseconds{100}};
    Explanation explanation;
    std::vector<qint64> explained;

    QFuture<Result<Log>> slowQueries(int limit, std::stop_token stop) override
    {
        return answers.ask<Log>(
            [this, limit]() -> Result<Log> {
                auto some = log;
                some.queries.resize(std::min(some.queries.size(), static_cast<std::size_t>(limit)));
                return some;
            },
            std::move(stop));
    }
    QFuture<Result<>> setThreshold(std::chrono::milliseconds threshold, std::stop_token stop) override
    {
        return answers.ask<void>(
            [this, threshold]() -> Result<> {
                log.threshold = threshold;
                return {};
            },
            std::move(stop));
    }
    QFuture<Result<Explanation>> explain(qint64 number, std::stop_token stop) override
    {
        explained.push_back(number);
        return answers.ask<Explanation>([this]() -> Result<Explanation> { return explanation; }, std::move(stop));
    }
};

} // namespace minixdr
