// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace minixdr::ctl
{
namespace
{

/// What an operator asks first: do both servers answer, is the schema up to date, who is in there.
struct Standing {
    std::optional<Error> database; ///< why it does not answer
    WorkspaceStatus workspace;
    std::optional<Error> schema; ///< why the migrations cannot be read, though the database answers
    int applied = 0;
    int pending = 0;
    int doubtful = 0; ///< drifted, failed, unknown: what the migrations' own status tells
    std::vector<Organization> organizations;
};

Standing examine(CommandContext &context)
{
    Standing standing;
    const auto migrations = wait(context.workspace.migrations().status(context.stop));
    const bool isOthers = !migrations && migrations.error().kind == ErrorKind::Denied; // the owner's to read
    if (!migrations)
        (isOthers ? standing.schema : standing.database) = migrations.error();
    for (const auto &migration : migrations.value_or(std::vector<Migration>{}))
        ++(migration.state == MigrationState::Applied   ? standing.applied
           : migration.state == MigrationState::Pending ? standing.pending
                                                        : standing.doubtful);
    if (standing.applied + standing.doubtful > 0 || isOthers) {
        const auto organizations = wait(context.workspace.accounts().organizations(context.stop));
        if (organizations)
            standing.organizations = *organizations;
        else
            standing.database = organizations.error();
    }
    const auto status = wait(context.workspace.freshStatus(context.stop));
    if (status)
        standing.workspace = *status;
    return standing;
}

nlohmann::json toJson(const Standing &standing)
{
    auto organizations = nlohmann::json::array();
    for (const auto &organization : standing.organizations)
        organizations.push_back({{"name", organization.name.toStdString()}, {"slug", organization.slug.toStdString()}});
    const auto &pool = standing.workspace.pool;
    auto schema = standing.schema ? nlohmann::json(nullptr)
                                  : nlohmann::json{{"applied", standing.applied},
                                                   {"pending", standing.pending},
                                                   {"doubtful", standing.doubtful}};
    return {{"database", {{"available", !standing.database}}},
            {"cache", {{"available", standing.workspace.cache.isAvailable}}},
            {"schema", std::move(schema)},
            {"pool", {{"idle", pool.idle}, {"busy", pool.busy}, {"waiting", pool.waiting}, {"limit", pool.limit}}},
            {"organizations", std::move(organizations)}};
}

QString schemaOf(const Standing &standing)
{
    if (standing.schema)
        return standing.schema->what;
    const auto counts = QStringLiteral("%1 migrations applied, %2 pending").arg(standing.applied).arg(standing.pending);
    return standing.doubtful == 0
               ? counts
               : counts + QStringLiteral(", %1 in doubt: see minixdrctl migrate status").arg(standing.doubtful);
}

QString tableOf(const Standing &standing)
{
    QStringList organizations;
    for (const auto &organization : standing.organizations)
        organizations << organization.slug;
    const auto answers = [](bool does) { return does ? QStringLiteral("answers") : QStringLiteral("does not answer"); };
    TextTable table({{QStringLiteral("WHAT")}, {QStringLiteral("STANDING"), TextTable::Align::Left, 120}});
    table.add({QStringLiteral("PostgreSQL"), answers(!standing.database)});
    table.add({QStringLiteral("Redis"), answers(standing.workspace.cache.isAvailable)});
    table.add({QStringLiteral("schema"), schemaOf(standing)});
    table.add({QStringLiteral("pool"), QStringLiteral("%1 of %2 connections in use")
                                           .arg(standing.workspace.pool.busy)
                                           .arg(standing.workspace.pool.limit)});
    table.add({QStringLiteral("organizations"), organizations.join(QStringLiteral(", "))});
    return table.toString();
}

} // namespace

ExitCode runStatus(CommandContext &context)
{
    const auto standing = examine(context);
    context.terminal.data(context.options.isJson ? QString::fromStdString(toJson(standing).dump(2)) + QLatin1Char('\n')
                                                 : tableOf(standing));
    return standing.database ? fail(context, QStringLiteral("the database does not answer"), *standing.database)
                             : ExitCode::Ok;
}

} // namespace minixdr::ctl
