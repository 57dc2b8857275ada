// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

#include <vector>

namespace minixdr::postgres
{

inline constexpr Statement kEcho{"test.echo", "SELECT $1::bigint", Access::Lookup};
inline constexpr Statement kSlow{"test.slow", "SELECT pg_sleep($1)::text", Access::Lookup};
inline constexpr Statement kDivide{"test.divide", "SELECT 100 / $1::bigint", Access::Lookup};

inline CallContext soon()
{
    return CallContext::within(std::chrono::seconds{5});
}

/// What the tests of lookups on a shared connection have in common.
class SharedLookups : public QObject
{
protected:
    PgSandbox m_sandbox;
    std::vector<QueryRun> m_runs;

    PoolConfig config(int size)
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo();
        config.size = size;
        config.overflow = 0;
        config.maxWaiters = 100;
        config.observer = [this](const QueryRun &run) { m_runs.push_back(run); };
        return config;
    }

    template <typename... Values>
    static Task<Rows> ask(Pool &pool, const Statement &statement, const Values &...values)
    {
        return pool.query(statement, Parameters(values...), std::nullopt, soon());
    }

    /// 100 divided by 0 … divisors - 1, again and again: each has its quotient, or an error of its own.
    static void divide(Pool &pool, qint64 divisors)
    {
        std::vector<Task<Rows>> asked;
        for (qint64 n = 0; n < 60; ++n)
            asked.push_back(ask(pool, kDivide, n % divisors));
        for (qint64 n = 0; n < 60; ++n) {
            const auto rows = runTask(std::move(asked[std::size_t(n)]));
            if (n % divisors == 0)
                QCOMPARE(rows.error().code, QStringLiteral("22012"));
            else
                QCOMPARE(rows->single<qint64>().value(), 100 / (n % divisors));
        }
    }

    static quint64 shared(const Pool &pool) { return pool.snapshot().counters.sharedLookups; }
    static quint64 repeated(const Pool &pool) { return pool.snapshot().counters.repeatedReads; }

    /// With one connection, idle and known to live.
    static void warm(Pool &pool) { VERIFY_OK(runTask(ask(pool, kEcho, qint64(0)))); }
};

} // namespace minixdr::postgres
