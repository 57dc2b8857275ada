// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/text_table.h"
#include "app/ctl/wait.h"
#include "services/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace minixdr::ctl
{
namespace
{

nlohmann::json toJson(const std::vector<Migration> &migrations)
{
    auto list = nlohmann::json::array();
    for (const auto &migration : migrations) {
        nlohmann::json entry{{"version", migration.version},
                             {"name", migration.name.toStdString()},
                             {"title", migration.title.toStdString()},
                             {"state", toWire(migration.state).toStdString()},
                             {"reversible", migration.isReversible}};
        entry["finished_at"] =
            migration.finishedAt ? nlohmann::json(toIso(*migration.finishedAt).toStdString()) : nullptr;
        entry["duration_ms"] = migration.duration() ? nlohmann::json(migration.duration()->count() / 1000) : nullptr;
        list.push_back(std::move(entry));
    }
    return {{"migrations", std::move(list)}};
}

QString tableOf(const std::vector<Migration> &migrations)
{
    TextTable table({{QStringLiteral("VERSION"), TextTable::Align::Right},
                     {QStringLiteral("NAME")},
                     {QStringLiteral("STATE")},
                     {QStringLiteral("FINISHED (UTC)")},
                     {QStringLiteral("MS"), TextTable::Align::Right},
                     {QStringLiteral("TITLE"), TextTable::Align::Left, 80}});
    for (const auto &migration : migrations)
        table.add({QString::number(migration.version), migration.name, toWire(migration.state),
                   migration.finishedAt ? toIso(*migration.finishedAt) : QString(),
                   migration.duration() ? QString::number(migration.duration()->count() / 1000) : QString(),
                   migration.title});
    return table.toString();
}

/// What `down` would undo, the newest first.
std::vector<Migration> undoneBy(std::vector<Migration> migrations, std::optional<int> target)
{
    std::erase_if(migrations, [](const Migration &migration) { return migration.state == MigrationState::Pending; });
    std::sort(migrations.begin(), migrations.end(), [](const auto &a, const auto &b) { return a.version > b.version; });
    if (target)
        std::erase_if(migrations, [&](const Migration &migration) { return migration.version <= *target; });
    else if (migrations.size() > 1)
        migrations.resize(1);
    return migrations;
}

} // namespace

ExitCode runMigrateStatus(CommandContext &context)
{
    const auto migrations = wait(context.workspace.migrations().status(context.stop));
    if (!migrations)
        return fail(context, QStringLiteral("the migrations could not be listed"), migrations.error());
    context.terminal.data(context.options.isJson
                              ? QString::fromStdString(toJson(*migrations).dump(2)) + QLatin1Char('\n')
                              : tableOf(*migrations));
    return ExitCode::Ok;
}

ExitCode runMigrateUp(CommandContext &context, const MigrateOptions &options)
{
    const auto done =
        wait(context.workspace.migrations().up(options.target, context.terminal.progressSink(), context.stop));
    context.terminal.endProgress();
    if (!done)
        return fail(context, QStringLiteral("the migrations did not run to their end"), done.error());
    return runMigrateStatus(context);
}

ExitCode runMigrateDown(CommandContext &context, const MigrateOptions &options)
{
    const auto attempt = QStringLiteral("nothing was undone");
    if (!options.isConfirmed) {
        auto migrations = wait(context.workspace.migrations().status(context.stop));
        if (!migrations)
            return fail(context, attempt, migrations.error());
        const bool isKnown = !options.target || *options.target == 0 ||
                             std::any_of(migrations->begin(), migrations->end(),
                                         [&](const Migration &each) { return each.version == *options.target; });
        if (!isKnown)
            return fail(context, attempt,
                        {ErrorKind::Invalid, QStringLiteral("there is no migration %1").arg(*options.target), {}});
        const auto drifted = std::find_if(migrations->begin(), migrations->end(),
                                          [](const Migration &each) { return each.state == MigrationState::Drifted; });
        if (drifted != migrations->end())
            return fail(context, attempt,
                        {ErrorKind::Invalid,
                         QStringLiteral("%1 %2 was run from another text than this program has; nothing is "
                                        "changed until the two are the same (README: drifted)")
                             .arg(drifted->version)
                             .arg(drifted->name),
                         {}});
        const auto undone = undoneBy(std::move(*migrations), options.target);
        if (undone.empty()) {
            context.terminal.note(QStringLiteral("there is nothing to undo"));
            return ExitCode::Ok;
        }
        for (const auto &migration : undone)
            context.terminal.note(QStringLiteral("would undo %1 %2: %3%4")
                                      .arg(migration.version)
                                      .arg(migration.name, migration.isReversible
                                                               ? migration.undo
                                                               : QStringLiteral("it cannot be undone"))
                                      .arg(migration.undoLosesData ? QStringLiteral(" DATA IS LOST.") : QString()));
        return fail(context, attempt, {ErrorKind::Invalid, QStringLiteral("say --yes to undo these"), {}});
    }
    const auto done =
        wait(context.workspace.migrations().down(options.target, context.terminal.progressSink(), context.stop));
    context.terminal.endProgress();
    if (!done)
        return fail(context, QStringLiteral("the migrations were not undone to the end"), done.error());
    return runMigrateStatus(context);
}

} // namespace minixdr::ctl
