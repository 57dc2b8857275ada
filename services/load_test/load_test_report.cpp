// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/load_test/load_test_report.h"

#include "services/base/text_table.h"

#include <nlohmann/json.hpp>

#include <array>
#include <numeric>

namespace minixdr
{
namespace
{

double toMillis(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

QString millisText(std::chrono::nanoseconds duration)
{
    return QString::number(toMillis(duration), 'f', 1);
}

QString nameOf(LoadTask task)
{
    return QString::fromLatin1(kLoadTasks.at(static_cast<std::size_t>(task)).name);
}

nlohmann::json toJson(const LatencyHistogram &latency)
{
    return {{"p50_ms", toMillis(latency.quantile(0.50))},
            {"p95_ms", toMillis(latency.quantile(0.95))},
            {"p99_ms", toMillis(latency.quantile(0.99))},
            {"max_ms", toMillis(latency.maximum())}};
}

nlohmann::json toJson(const LoadTaskResult &result)
{
    nlohmann::json failures = nlohmann::json::object();
    for (const auto &[kind, count] : result.failures)
        failures[toWord(kind).toStdString()] = count;
    return {{"task", nameOf(result.task).toStdString()},
            {"requests", result.requests()},
            {"failures", std::move(failures)},
            {"latency", toJson(result.latency)},
            {"corrected", toJson(result.corrected)}};
}

QString verdictText(TargetVerdict verdict)
{
    constexpr std::array kTexts{"met", "MISSED", "REQUESTS FAILED", "not measured"};
    return QString::fromLatin1(kTexts.at(static_cast<std::size_t>(verdict)));
}

TextTable::Column number(const char *title)
{
    return {QString::fromLatin1(title), TextTable::Align::Right};
}

QString toText(const std::vector<LoadTaskResult> &results)
{
    TextTable table({{QStringLiteral("TASK")},
                     number("REQUESTS"),
                     number("FAILED"),
                     number("P50 ms"),
                     number("P95 ms"),
                     number("P99 ms"),
                     number("MAX ms"),
                     number("P99 corr.")});
    for (const auto &result : results)
        table.add({nameOf(result.task), QString::number(result.requests()), QString::number(result.failed()),
                   millisText(result.latency.quantile(0.50)), millisText(result.latency.quantile(0.95)),
                   millisText(result.latency.quantile(0.99)), millisText(result.latency.maximum()),
                   millisText(result.corrected.quantile(0.99))});
    return table.toString();
}

QString toText(const std::vector<LoadTestTarget> &targets)
{
    TextTable table(
        {{QStringLiteral("TARGET")}, number("GOAL ms"), number("MEASURED ms"), {QStringLiteral("VERDICT")}});
    for (const auto &target : targets) {
        const bool isMeasured = target.verdict != TargetVerdict::NotMeasured;
        table.add({target.name, millisText(target.goal), isMeasured ? millisText(target.measured) : QString(),
                   verdictText(target.verdict)});
    }
    return table.toString();
}

} // namespace

TargetVerdict judge(const LoadTaskResult &result, std::chrono::nanoseconds measured, std::chrono::nanoseconds goal)
{
    if (result.requests() == 0)
        return TargetVerdict::NotMeasured;
    if (measured > goal)
        return TargetVerdict::Missed;
    return result.failed() > 0 ? TargetVerdict::RequestsFailed : TargetVerdict::Met;
}

qint64 LoadTaskResult::failed() const
{
    return std::accumulate(failures.begin(), failures.end(), qint64(0),
                           [](qint64 sum, const auto &entry) { return sum + entry.second; });
}

double LoadTestReport::rate() const
{
    const auto requests = std::accumulate(tasks.begin(), tasks.end(), qint64(0),
                                          [](qint64 sum, const auto &task) { return sum + task.requests(); });
    return elapsed.count() > 0 ? static_cast<double>(requests) * 1000.0 / static_cast<double>(elapsed.count()) : 0.0;
}

QString toText(const LoadTestReport &report)
{
    const auto title = QStringLiteral("%1 users, %2 a second, %3 s, seed %4: %5 requests a second%6")
                           .arg(report.plan.users)
                           .arg(report.plan.spawnRate)
                           .arg(report.plan.duration.count())
                           .arg(report.plan.seed)
                           .arg(report.rate(), 0, 'f', 1)
                           .arg(report.isStopped ? QStringLiteral(", stopped early") : QString());
    return QStringList{title + QLatin1Char('\n'), toText(report.tasks), toText(report.targets)}.join(QLatin1Char('\n'));
}

QByteArray toJson(const LoadTestReport &report)
{
    auto tasks = nlohmann::json::array();
    for (const auto &task : report.tasks)
        tasks.push_back(toJson(task));
    auto targets = nlohmann::json::array();
    for (const auto &target : report.targets)
        targets.push_back(
            {{"name", target.name.toStdString()},
             {"goal_ms", toMillis(target.goal)},
             {"measured_ms", target.verdict == TargetVerdict::NotMeasured ? nlohmann::json(nullptr)
                                                                          : nlohmann::json(toMillis(target.measured))},
             {"met", target.verdict == TargetVerdict::Met},
             {"verdict", verdictText(target.verdict).toLower().toStdString()}});
    const nlohmann::json json{{"schema_version", 1},
                              {"users", report.plan.users},
                              {"spawn_rate", report.plan.spawnRate},
                              {"seconds", report.plan.duration.count()},
                              {"seed", report.plan.seed},
                              {"started_at", toIso(report.startedAt).toStdString()},
                              {"elapsed_ms", report.elapsed.count()},
                              {"stopped", report.isStopped},
                              {"requests_per_second", report.rate()},
                              {"removed_incidents", report.removedIncidents},
                              {"left_behind", report.leftBehind.toStdString()},
                              {"tasks", std::move(tasks)},
                              {"targets", std::move(targets)}};
    return QByteArray::fromStdString(json.dump(2));
}

} // namespace minixdr
