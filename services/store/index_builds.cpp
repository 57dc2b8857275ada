// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/index_builds.h"

#include "services/base/sleep_for.h"
#include "sql/store.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstring>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

/// The phases of pg_stat_progress_create_index for a concurrent build, and the share of the whole that each takes,
/// roughly: it only has to move forward.
struct Phase {
    const char *prefix;
    double from;
    double until;
    bool countsBlocks;
};

constexpr std::array kPhases{
    Phase{"building index: scanning table", 0.02, 0.55, true},
    Phase{"building index: sorting", 0.55, 0.60, false},
    Phase{"building index: loading", 0.60, 0.75, false},
    Phase{"building index", 0.02, 0.75, true},
    Phase{"waiting for writers before validation", 0.75, 0.75, false},
    Phase{"index validation: scanning index", 0.75, 0.80, true},
    Phase{"index validation: sorting", 0.80, 0.85, false},
    Phase{"index validation: scanning table", 0.85, 0.99, true},
    Phase{"waiting for old snapshots", 0.99, 0.99, false},
};

struct BuildProgress {
    QString phase;
    qint64 blocksDone = 0;
    qint64 blocksTotal = 0;
    qint64 tuplesDone = 0;
    qint64 tuplesTotal = 0;

    double share() const
    {
        const auto found = std::ranges::find_if(
            kPhases, [&](const Phase &known) { return phase.startsWith(QLatin1String(known.prefix)); });
        if (found == kPhases.end())
            return 0;
        const auto done = found->countsBlocks ? blocksDone : tuplesDone;
        const auto total = found->countsBlocks ? blocksTotal : tuplesTotal;
        const double within = total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : 0;
        return found->from + (found->until - found->from) * within;
    }
};

BuildProgress decodeProgress(postgres::RowReader &reader)
{
    BuildProgress progress;
    progress.phase = reader.read<QString>();
    progress.blocksDone = reader.read<qint64>();
    progress.blocksTotal = reader.read<qint64>();
    progress.tuplesDone = reader.read<qint64>();
    progress.tuplesTotal = reader.read<qint64>();
    return progress;
}

IndexState decodeState(postgres::RowReader &reader)
{
    const bool isValid = reader.read<bool>();
    const auto builders = reader.read<qint64>();
    return isValid ? IndexState::Valid : builders > 0 ? IndexState::BeingBuilt : IndexState::Invalid;
}

} // namespace

std::optional<IndexBuild> indexBuildOf(const SqlStatement &statement)
{
    static const QRegularExpression form(QStringLiteral(R"(^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(CONCURRENTLY\s+)?)"
                                                        R"((?:IF\s+NOT\s+EXISTS\s+)?((?!ON\s)[\w."]+)\s+)"
                                                        R"(ON\s+(?:ONLY\s+)?([\w."]+))"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(QString::fromUtf8(statement.canonical));
    if (!match.hasMatch())
        return std::nullopt;
    return IndexBuild{match.captured(2), match.captured(3), !match.captured(1).isEmpty()};
}

bool isConcurrent(const SqlStatement &statement)
{
    static const QRegularExpression form(QStringLiteral(R"(^(?:CREATE\s+(?:UNIQUE\s+)?|DROP\s+|RE)INDEX\s.*\b)"
                                                        R"(CONCURRENTLY\b)"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(QString::fromUtf8(statement.canonical.left(200))).hasMatch();
}

Task<IndexState> indexState(postgres::Pool *pool, QString index, CallContext context)
{
    postgres::Parameters parameters{index};
    MX_CO_TRY(const auto rows,
              co_await pool->query(sql::store::index_state, std::move(parameters), std::nullopt, std::move(context)));
    MX_CO_TRY(const auto states, rows.decode<IndexState>(decodeState));
    co_return states.empty() ? IndexState::Missing : states.front();
}

Task<bool> dropUnlessValid(postgres::Pool *pool, QString index, CallContext context)
{
    MX_CO_TRY(auto state, co_await indexState(pool, index, context));
    while (state == IndexState::BeingBuilt) {
        MX_CO_CHECK(co_await sleepFor(200ms, context));
        MX_CO_TRY(state, co_await indexState(pool, index, context));
    }
    if (state == IndexState::Invalid) {
        MX_CO_TRY(auto lease, co_await pool->acquire(context));
        const QByteArray patience = "SET lock_timeout = 0"; // what the lease did before may have set one
        MX_CO_CHECK(co_await lease.script(patience, context));
        const auto drop = QByteArray("DROP INDEX CONCURRENTLY IF EXISTS ") + index.toUtf8();
        MX_CO_CHECK(co_await lease.script(drop, context));
    }
    co_return state == IndexState::Valid;
}

Task<> waitUntilIdle(postgres::Pool *pool, int pid, CallContext context)
{
    for (;;) {
        postgres::Parameters parameters{qint32(pid)};
        MX_CO_TRY(const auto rows,
                  co_await pool->query(sql::store::backend_is_busy, std::move(parameters), std::nullopt, context));
        MX_CO_TRY(const bool isBusy, rows.single<bool>());
        if (!isBusy)
            co_return {};
        MX_CO_CHECK(co_await sleepFor(100ms, context));
    }
}

QCoro::Task<> watchBuild(postgres::Pool *pool, int pid, std::function<void(double, QString)> report,
                         CallContext context)
{
    // What fails here is only a figure that nobody sees; the build answers for itself.
    while (co_await sleepFor(200ms, context)) {
        postgres::Parameters parameters{qint32(pid)};
        const auto fetched = co_await pool->fetch<BuildProgress>(sql::store::build_progress, std::move(parameters),
                                                                 std::nullopt, decodeProgress, context);
        if (fetched && !fetched->rows.empty())
            report(fetched->rows.front().share(), fetched->rows.front().phase);
    }
}

} // namespace minixdr
