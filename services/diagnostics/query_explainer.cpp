// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_explainer.h"

#include "services/base/call_in_background.h"

#include <QRegularExpression>

namespace minixdr
{
namespace
{

/// EXPLAIN takes these (PostgreSQL manual, "EXPLAIN"); comments may come first.
bool isExplainable(const QString &sql)
{
    static const QRegularExpression kFirstWord(
        QStringLiteral(R"(\A(?:\s|--[^\n]*\n|/\*.*?\*/|\()*(SELECT|WITH|VALUES|INSERT|UPDATE|DELETE|MERGE|TABLE)\b)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return kFirstWord.match(sql).hasMatch();
}

/// A read-only transaction refuses what writes to tables, but not these.
bool actsBesidesAnswering(const QString &sql)
{
    static const QRegularExpression kActs(
        QStringLiteral(
            R"(\b(?:pg_(?:terminate|cancel)_backend|pg_(?:try_)?advisory_\w+|pg_reload_conf|pg_rotate_logfile)"
            R"(|pg_switch_wal|pg_promote|pg_notify|pg_sleep\w*|pg_stat_reset\w*|dblink\w*|lo_\w+)\s*\()"),
        QRegularExpression::CaseInsensitiveOption);
    return kActs.match(sql).hasMatch();
}

} // namespace

Task<Explanation> QueryExplainer::explain(SlowQuery query, CallContext context)
{
    const auto mode = actsBesidesAnswering(query.sql) ? Mode::Plan : Mode::Run;
    auto plan = co_await ask(query, mode, context);
    if (!plan && plan.error().code == QLatin1String("25006")) // it would write
        plan = co_await ask(query, Mode::Plan, context);
    if (!plan)
        co_return failure(plan.error());
    co_return co_await noted(std::move(query), std::move(*plan), std::move(context));
}

Task<Explanation> QueryExplainer::plan(SlowQuery query, CallContext context)
{
    MX_CO_TRY(auto plan, co_await ask(query, Mode::Plan, context));
    co_return co_await noted(std::move(query), std::move(plan), std::move(context));
}

Task<QueryPlan> QueryExplainer::ask(SlowQuery query, Mode mode, CallContext context)
{
    if (!isExplainable(query.sql))
        co_return failure(ErrorKind::Invalid, QStringLiteral("%1 is nothing that has a plan").arg(query.statement));
    if (query.isCut)
        co_return failure(ErrorKind::Invalid, QStringLiteral("its parameters were too large to keep"));
    const QByteArray options =
        mode == Mode::Run ? "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " : "EXPLAIN (FORMAT JSON) ";
    const auto text = options + query.sql.toUtf8();
    postgres::Statement statement;
    statement.name = kStatement;
    statement.text = std::string_view(text.constData(), static_cast<std::size_t>(text.size()));
    statement.isUnnamed = true; // every text is another
    MX_CO_TRY(auto lease, co_await m_pool->acquire(context));
    MX_CO_CHECK(co_await lease.begin(query.organization, context, postgres::TransactionMode::ReadOnly));
    const auto rows = co_await lease.query(statement, query.parameters, std::nullopt, context);
    const auto undone = co_await lease.rollback(std::move(context));
    if (!rows)
        co_return failure(rows.error());
    MX_CO_CHECK(undone);
    MX_CO_TRY(const auto answer, rows->single<QByteArray>());
    auto plan = QueryPlan::parse(answer);
    co_return plan;
}

Task<Explanation> QueryExplainer::noted(SlowQuery query, QueryPlan plan, CallContext context)
{
    const auto work = [history = m_history, query, plan]() -> Result<PlanHistory::Note> {
        return history->note(query, plan, utcNow());
    };
    MX_CO_TRY(auto note, co_await inBackground<PlanHistory::Note>(work, std::move(context)));
    Explanation explanation;
    explanation.query = std::move(query);
    explanation.plan = std::move(plan);
    explanation.known = std::move(note.known);
    explanation.hasChanged = note.hasChanged;
    co_return explanation;
}

} // namespace minixdr
