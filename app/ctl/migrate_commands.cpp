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

QString undoText(const Migration &migration)
{
    return QStringLiteral("would undo %1 %2: %3%4")
        .arg(migration.version)
        .arg(migration.name, migration.undo, migration.undoLosesData ? QStringLiteral(" DATA IS LOST.") : QString());
}

ExitCode previewMigrateDown(CommandContext &context, std::optional<int> target)
{
    const auto attempt = QStringLiteral("nothing was undone");
    const auto undone = wait(context.workspace.migrations().wouldUndo(target, context.stop));
    if (!undone)
        return fail(context, attempt, undone.error());
    if (undone->empty()) {
        context.terminal.note(QStringLiteral("there is nothing to undo"));
        return ExitCode::Ok;
    }
    for (const auto &migration : *undone)
        context.terminal.note(undoText(migration));
    return fail(context, attempt, {ErrorKind::Invalid, QStringLiteral("say --yes to undo these"), {}});
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
    if (!options.isConfirmed)
        return previewMigrateDown(context, options.target);
    const auto done =
        wait(context.workspace.migrations().down(options.target, context.terminal.progressSink(), context.stop));
    context.terminal.endProgress();
    if (!done)
        return fail(context, QStringLiteral("the migrations were not undone to the end"), done.error());
    return runMigrateStatus(context);
}

} // namespace minixdr::ctl
