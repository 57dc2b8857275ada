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

QString text(std::chrono::nanoseconds duration)
{
    return QString::number(milliseconds(duration), 'f', 2);
}

template <typename Latency>
json percentiles(const Latency &latency)
{
    return {{"calls", latency.calls},
            {"errors", latency.errors},
            {"p50_ms", milliseconds(latency.p50)},
            {"p95_ms", milliseconds(latency.p95)},
            {"p99_ms", milliseconds(latency.p99)},
            {"wait_ms", milliseconds(latency.time.wait)},
            {"server_ms", milliseconds(latency.time.server)},
            {"decode_ms", milliseconds(latency.time.decode)}};
}

json toJson(const LatencyReport &report)
{
    auto statements = json::array();
    for (const auto &line : report.statements) {
        auto object = percentiles(line);
        object["statement"] = line.statement.toStdString();
        object["rows"] = line.rows;
        object["share"] = line.share;
        statements.push_back(std::move(object));
    }
    auto points = json::array();
    for (const auto &point : report.points) {
        if (point.calls == 0)
            continue;
        auto object = percentiles(point);
        object["at"] = toIso(point.at).toStdString();
        points.push_back(std::move(object));
    }
    auto resources = json::array();
    for (const auto &point : report.resources)
        resources.push_back({{"at", toIso(point.at).toStdString()},
                             {"busy", point.busy},
                             {"waiting", point.waiting},
                             {"limit", point.limit},
                             {"hit_rate", point.hitRate ? json(*point.hitRate) : json()}});
    return {{"window_seconds", report.window.count()},
            {"statements", std::move(statements)},
            {"points", std::move(points)},
            {"resources", std::move(resources)}};
}

QString tableOf(const LatencyReport &report)
{
    TextTable table({{QStringLiteral("STATEMENT")},
                     {QStringLiteral("CALLS"), Align::Right},
                     {QStringLiteral("ROWS"), Align::Right},
                     {QStringLiteral("ERRORS"), Align::Right},
                     {QStringLiteral("P50 MS"), Align::Right},
                     {QStringLiteral("P95 MS"), Align::Right},
                     {QStringLiteral("P99 MS"), Align::Right},
                     {QStringLiteral("TIME %"), Align::Right}});
    for (const auto &line : report.statements)
        table.add({line.statement, QString::number(line.calls), QString::number(line.rows),
                   QString::number(line.errors), text(line.p50), text(line.p95), text(line.p99),
                   QString::number(line.share * 100, 'f', 1)});
    return table.toString();
}

} // namespace

ExitCode runLatency(CommandContext &context, const LatencyOptions &options)
{
    LatencyQuery query;
    query.statement = options.statement;
    query.window = std::chrono::minutes{options.minutes};
    query.points = std::max(2, std::min(options.minutes, 1440));
    query.isOfAllPrograms = true;
    const auto report = wait(context.workspace.latency().latency(query, context.stop));
    if (!report)
        return fail(context, QStringLiteral("the latencies could not be read"), report.error());
    context.terminal.data(context.options.isJson ? QString::fromStdString(toJson(*report).dump(2)) + QLatin1Char('\n')
                                                 : tableOf(*report));
    context.terminal.note(QStringLiteral("all programs of the profile, the last %1 min; a running one tells every 10 s")
                              .arg(options.minutes));
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
