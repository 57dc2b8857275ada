// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/diagnostics/resources_json.h"
#include "services/workspace/workspace.h"

#include <QLocale>

#include <nlohmann/json.hpp>

namespace minixdr::ctl
{
namespace
{

using Align = TextTable::Align;
using nlohmann::json;

QString milliseconds(std::chrono::nanoseconds duration)
{
    return QString::number(std::chrono::duration<double, std::milli>(duration).count(), 'f', 1);
}

QString tableOfPools(const std::vector<ProgramResources> &programs)
{
    TextTable table({{QStringLiteral("PROGRAM")},
                     {QStringLiteral("PID"), Align::Right},
                     {QStringLiteral("POOL")},
                     {QStringLiteral("BUSY"), Align::Right},
                     {QStringLiteral("IDLE"), Align::Right},
                     {QStringLiteral("LIMIT"), Align::Right},
                     {QStringLiteral("WAITING"), Align::Right},
                     {QStringLiteral("ACQUIRED"), Align::Right},
                     {QStringLiteral("TIMEOUTS"), Align::Right},
                     {QStringLiteral("WAIT P99 MS"), Align::Right},
                     {QStringLiteral("HOLD P99 MS"), Align::Right}});
    for (const auto &program : programs)
        for (const auto &pool : program.pools)
            table.add({program.program, QString::number(program.pid), pool.name, QString::number(pool.status.busy),
                       QString::number(pool.status.idle), QString::number(pool.status.limit),
                       QString::number(pool.status.waiting), QString::number(pool.counters.acquired),
                       QString::number(pool.counters.timeouts), milliseconds(pool.waits.quantile(0.99)),
                       milliseconds(pool.holds.quantile(0.99))});
    return table.toString();
}

QString tableOfLeases(const std::vector<ProgramResources> &programs)
{
    TextTable table({{QStringLiteral("POOL")},
                     {QStringLiteral("BACKEND"), Align::Right},
                     {QStringLiteral("BORROWED BY")},
                     {QStringLiteral("STATEMENT")},
                     {QStringLiteral("STATE")},
                     {QStringLiteral("AGE MS"), Align::Right}});
    for (const auto &program : programs)
        for (const auto &pool : program.pools)
            for (const auto &lease : pool.leases)
                table.add({pool.name, QString::number(lease.backendPid), lease.borrower.function, lease.statement,
                           toWord(lease.state), milliseconds(lease.age)});
    return table.toString();
}

bool hasLeases(const std::vector<ProgramResources> &programs)
{
    for (const auto &program : programs)
        for (const auto &pool : program.pools)
            if (!pool.leases.empty())
                return true;
    return false;
}

QString tableOfTags(const std::vector<ProgramResources> &programs)
{
    TextTable table({{QStringLiteral("PROGRAM")},
                     {QStringLiteral("PID"), Align::Right},
                     {QStringLiteral("TAG")},
                     {QStringLiteral("HIT RATE %"), Align::Right},
                     {QStringLiteral("LOOKUPS"), Align::Right},
                     {QStringLiteral("COLD"), Align::Right},
                     {QStringLiteral("EXPIRED"), Align::Right},
                     {QStringLiteral("INVALIDATED"), Align::Right},
                     {QStringLiteral("EVICTED"), Align::Right},
                     {QStringLiteral("DOWN"), Align::Right},
                     {QStringLiteral("DIFFERENCES"), Align::Right}});
    for (const auto &program : programs)
        for (const auto &[name, tag] : program.cache.tags) {
            QStringList cells{program.program, QString::number(program.pid), name,
                              QString::number(tag.hitRate() * 100, 'f', 1), QString::number(tag.lookups())};
            for (const auto misses : tag.misses)
                cells << QString::number(misses);
            cells << QString::number(tag.differences);
            table.add(cells);
        }
    return table.toString();
}

json toJson(const RedisMemory &memory)
{
    return {{"used_bytes", memory.used},   {"peak_bytes", memory.peak},
            {"limit_bytes", memory.limit}, {"policy", memory.policy.toStdString()},
            {"keys", memory.keys},         {"evicted", memory.evicted},
            {"expired", memory.expired}};
}

json toJson(const CachedKeys &found)
{
    auto keys = json::array();
    for (const auto &key : found.keys)
        keys.push_back({{"key", key.name.toStdString()},
                        {"bytes", key.bytes},
                        {"expires_in_seconds", key.expiry ? json(key.expiry->count()) : json()},
                        {"current", key.isCurrent}});
    return {{"keys", std::move(keys)}, {"complete", found.isComplete}};
}

QString tableOf(const CachedKeys &found)
{
    TextTable table({{QStringLiteral("BYTES"), Align::Right},
                     {QStringLiteral("EXPIRES S"), Align::Right},
                     {QStringLiteral("STATE")},
                     {QStringLiteral("KEY"), Align::Left, 160}});
    for (const auto &key : found.keys)
        table.add({QString::number(key.bytes), key.expiry ? QString::number(key.expiry->count()) : QString(),
                   key.isCurrent ? QStringLiteral("current") : QStringLiteral("invalidated"), key.name});
    return table.toString();
}

void print(const CommandContext &context, const json &object)
{
    context.terminal.data(QString::fromStdString(object.dump(2)) + QLatin1Char('\n'));
}

ExitCode listKeys(CommandContext &context, const CacheOptions &options)
{
    const auto keys = wait(context.workspace.resources().cachedKeys(options.keysOf, options.limit, context.stop));
    if (!keys)
        return fail(context, QStringLiteral("the keys of %1 could not be listed").arg(options.keysOf), keys.error());
    if (context.options.isJson)
        print(context, toJson(*keys));
    else
        context.terminal.data(tableOf(*keys));
    if (!keys->isComplete)
        context.terminal.note(QStringLiteral("there are more: raise --limit"));
    return ExitCode::Ok;
}

QString timeOf(const std::optional<std::chrono::microseconds> &time)
{
    return time ? QString::number(double(time->count()) / 1000, 'f', 1) : QString();
}

json toJson(const std::optional<std::chrono::microseconds> &time)
{
    return time ? json(double(time->count()) / 1000) : json();
}

json toJson(const WarmUpReport &report)
{
    auto views = json::array();
    for (const auto &warmed : report.views)
        views.push_back({{"list", listOf(warmed.use.view).toStdString()},
                         {"filter", canonicalText(warmed.use.view).toStdString()},
                         {"page_size", warmed.use.view.pageSize},
                         {"weight", warmed.use.weight},
                         {"cold_ms", toJson(warmed.cold)},
                         {"warm_ms", toJson(warmed.warm)},
                         {"error", warmed.error ? json(warmed.error->what.toStdString()) : json()}});
    return {{"at", toIso(report.at).toStdString()},
            {"took_ms", double(report.took.count()) / 1000},
            {"cost_ms", double(report.cost().count()) / 1000},
            {"cold", report.coldCount()},
            {"views", std::move(views)}};
}

QString tableOf(const WarmUpReport &report)
{
    TextTable table({{QStringLiteral("LIST")},
                     {QStringLiteral("PAGE SIZE"), Align::Right},
                     {QStringLiteral("WEIGHT"), Align::Right},
                     {QStringLiteral("COLD MS"), Align::Right},
                     {QStringLiteral("WARM MS"), Align::Right},
                     {QStringLiteral("FILTER"), Align::Left, 120}});
    for (const auto &warmed : report.views)
        table.add({listOf(warmed.use.view), QString::number(warmed.use.view.pageSize),
                   QString::number(warmed.use.weight, 'f', 1), timeOf(warmed.cold), timeOf(warmed.warm),
                   warmed.error ? warmed.error->what : canonicalText(warmed.use.view).mid(1)});
    return table.toString();
}

ExitCode warmUp(CommandContext &context)
{
    const auto report = wait(context.workspace.resources().warmUp(context.stop));
    if (!report)
        return fail(context, QStringLiteral("the views were not warmed"), report.error());
    if (context.options.isJson)
        print(context, toJson(*report));
    else
        context.terminal.data(tableOf(*report));
    context.terminal.note(report->views.empty()
                              ? QStringLiteral("nobody has opened a view of this organization in the console yet")
                              : QStringLiteral("%1 views, %2 of them were cold and took %3 ms")
                                    .arg(report->views.size())
                                    .arg(report->coldCount())
                                    .arg(timeOf(report->cost())));
    return report->failedCount() > 0 ? ExitCode::Partial : ExitCode::Ok;
}

} // namespace

ExitCode runPool(CommandContext &context)
{
    const auto programs = wait(context.workspace.resources().programs(context.stop));
    if (!programs)
        return fail(context, QStringLiteral("the pools could not be looked at"), programs.error());
    if (context.options.isJson) {
        auto list = json::array();
        for (const auto &program : *programs)
            list.push_back(minixdr::toJson(program));
        print(context, list);
        return ExitCode::Ok;
    }
    context.terminal.data(tableOfPools(*programs));
    if (hasLeases(*programs))
        context.terminal.data(QLatin1Char('\n') + tableOfLeases(*programs));
    return ExitCode::Ok;
}

ExitCode runCache(CommandContext &context, const CacheOptions &options)
{
    if (!options.invalidate.isEmpty()) {
        const auto done = wait(context.workspace.resources().invalidate(options.invalidate, context.stop));
        if (!done)
            return fail(context, QStringLiteral("%1 was not invalidated").arg(options.invalidate), done.error());
        context.terminal.note(
            QStringLiteral("every cached value of %1 of this organization is a miss now").arg(options.invalidate));
        return ExitCode::Ok;
    }
    if (!options.keysOf.isEmpty())
        return listKeys(context, options);
    if (options.mustWarmUp)
        return warmUp(context);
    const auto programs = wait(context.workspace.resources().programs(context.stop));
    if (!programs)
        return fail(context, QStringLiteral("the caches could not be looked at"), programs.error());
    const auto memory = wait(context.workspace.resources().redisMemory(context.stop));
    if (context.options.isJson) {
        auto caches = json::array();
        for (const auto &program : *programs)
            caches.push_back({{"program", program.program.toStdString()},
                              {"pid", program.pid},
                              {"cache", minixdr::toJson(program.cache)}});
        print(context, {{"programs", std::move(caches)}, {"redis", memory ? toJson(*memory) : json()}});
    } else {
        context.terminal.data(tableOfTags(*programs));
    }
    if (!memory)
        return fail(context, QStringLiteral("Redis could not be asked"), memory.error());
    context.terminal.note(QStringLiteral("Redis: %1 keys, %2 used, %3 evicted")
                              .arg(memory->keys)
                              .arg(QLocale::c().formattedDataSize(memory->used))
                              .arg(memory->evicted));
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
