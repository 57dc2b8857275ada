// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace minixdr::ctl
{
namespace
{

using Align = TextTable::Align;
using nlohmann::json;

double milliseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

json toJson(const SlowQuery &query)
{
    auto parameters = json::array();
    for (const auto &parameter : query.parameters.toText(0))
        parameters.push_back(parameter.toStdString());
    return {{"number", query.number},
            {"at", toIso(query.at).toStdString()},
            {"program", query.program.toStdString()},
            {"statement", query.statement.toStdString()},
            {"fingerprint", query.fingerprint.toStdString()},
            {"sql", query.sql.toStdString()},
            {"parameters", std::move(parameters)},
            {"masked", query.isMasked},
            {"cut", query.isCut},
            {"organization_id", query.organization ? json(query.organization->value) : json()},
            {"wait_ms", milliseconds(query.timing.wait)},
            {"server_ms", milliseconds(query.timing.server)},
            {"decode_ms", milliseconds(query.timing.decode)},
            {"rows", query.rows},
            {"error", query.error ? json(toWord(*query.error).toStdString()) : json()}};
}

json toJson(const SlowQueriesPort::Log &log)
{
    auto queries = json::array();
    for (const auto &query : log.queries)
        queries.push_back(toJson(query));
    return {{"threshold_ms", log.threshold.count()}, {"queries", std::move(queries)}};
}

QString tableOf(const SlowQueriesPort::Log &log)
{
    TextTable table({{QStringLiteral("NUMBER"), Align::Right},
                     {QStringLiteral("AT (UTC)")},
                     {QStringLiteral("STATEMENT")},
                     {QStringLiteral("MS"), Align::Right},
                     {QStringLiteral("ROWS"), Align::Right},
                     {QStringLiteral("ERROR")},
                     {QStringLiteral("PARAMETERS"), Align::Left, 100}});
    for (const auto &query : log.queries)
        table.add({QString::number(query.number), toIso(query.at), query.statement,
                   QString::number(milliseconds(query.timing.sum()), 'f', 1), QString::number(query.rows),
                   query.error ? toWord(*query.error) : QString(),
                   query.isCut ? QStringLiteral("(too large to keep)")
                               : query.parameters.toText(30).join(QStringLiteral(", "))});
    return table.toString();
}

json toJson(const KnownPlan &known)
{
    return {{"shape", known.plan.shape.toStdString()},
            {"first_seen", toIso(known.firstSeen).toStdString()},
            {"last_seen", toIso(known.lastSeen).toStdString()},
            {"times_seen", known.timesSeen}};
}

json toJson(const Explanation &explanation)
{
    auto known = json::array();
    for (const auto &plan : explanation.known)
        known.push_back(toJson(plan));
    return {{"query", toJson(explanation.query)},
            {"analyzed", explanation.plan.isAnalyzed},
            {"changed", explanation.hasChanged},
            {"shape", explanation.plan.shape.toStdString()},
            {"plan", json::parse(explanation.plan.json.begin(), explanation.plan.json.end())},
            {"known_plans", std::move(known)}};
}

void collectMisestimates(const PlanNode &node, QStringList &found)
{
    constexpr double kWorthSaying = 10;
    if (node.misestimate() >= kWorthSaying)
        found << QStringLiteral("%1 %2: %3 rows where %4 were expected")
                     .arg(node.type, node.relation)
                     .arg(node.actualRows, 0, 'f', 0)
                     .arg(node.estimatedRows, 0, 'f', 0);
    for (const auto &child : node.children)
        collectMisestimates(child, found);
}

} // namespace

ExitCode runSlow(CommandContext &context, const SlowOptions &options)
{
    if (options.threshold) {
        const std::chrono::milliseconds threshold{*options.threshold};
        const auto changed = wait(context.workspace.slowQueries().setThreshold(threshold, context.stop));
        if (!changed)
            return fail(context, QStringLiteral("the threshold stays as it was"), changed.error());
    }
    const auto log = wait(context.workspace.slowQueries().slowQueries(options.limit, context.stop));
    if (!log)
        return fail(context, QStringLiteral("the slow queries could not be read"), log.error());
    context.terminal.data(context.options.isJson ? QString::fromStdString(toJson(*log).dump(2)) + QLatin1Char('\n')
                                                 : tableOf(*log));
    context.terminal.note(
        QStringLiteral("%1 queries; logged from %2 ms on").arg(log->queries.size()).arg(log->threshold.count()));
    return ExitCode::Ok;
}

ExitCode runExplain(CommandContext &context, qint64 number)
{
    const auto explained = wait(context.workspace.slowQueries().explain(number, context.stop));
    if (!explained)
        return fail(context, QStringLiteral("query %1 could not be explained").arg(number), explained.error());
    if (context.options.isJson) {
        context.terminal.data(QString::fromStdString(toJson(*explained).dump(2)) + QLatin1Char('\n'));
        return ExitCode::Ok;
    }
    context.terminal.data(explained->plan.text + QLatin1Char('\n'));
    if (!explained->plan.isAnalyzed)
        context.terminal.note(QStringLiteral("planned, not run: it does more than answer"));
    if (explained->query.isMasked)
        context.terminal.note(QStringLiteral("a parameter was masked in the log, so the plan may differ"));
    if (explained->hasChanged)
        context.terminal.note(QStringLiteral("the plan has changed since it was last looked at; %1 are known")
                                  .arg(explained->known.size()));
    QStringList misestimates;
    collectMisestimates(explained->plan.root, misestimates);
    for (const auto &line : misestimates)
        context.terminal.note(QStringLiteral("misestimate: ") + line);
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
