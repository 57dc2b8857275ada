// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/prepare_workspace.h"

#include "services/workspace/workspace.h"

#include <algorithm>

namespace minixdr
{
namespace
{

template <typename T>
Result<T> wait(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorKind::Cancelled, QStringLiteral("the services stopped before they answered"));
    return future.takeResult();
}

/// Of the organization that is named, or of any.
Error absenceOf(const QString &name, const std::vector<Organization> &organizations, Missing missing)
{
    QStringList slugs;
    for (const auto &organization : organizations)
        slugs << organization.slug;
    auto what = QStringLiteral("there is no organization yet; `minixdrctl demo` makes three, "
                               "`minixdrctl import FILE --org NAME` one of yours");
    if (!organizations.empty())
        what =
            QStringLiteral("there is no organization \"%1\"; there are %2").arg(name, slugs.join(QStringLiteral(", ")));
    else if (missing != Missing::Refused)
        what = QStringLiteral("there is no organization yet; name it with --org, and it is made");
    return {ErrorKind::Invalid, std::move(what), {}};
}

/// Made by another text, or by a newer program.
bool isForeign(const Migration &migration)
{
    return migration.state == MigrationState::Drifted || migration.state == MigrationState::Unknown;
}

/// Never run to its end; not undone.
bool isUnfinished(const Migration &migration)
{
    return migration.state == MigrationState::Running ||
           (migration.canRun() && (migration.state != MigrationState::Pending || !migration.startedAt));
}

const QString kUndefinedTable = QStringLiteral("42P01");

/// Of a profile whose database nobody has migrated: whoever connects for the first time may have the wrong one.
Error noSchema(const QString &profile)
{
    return {ErrorKind::Invalid,
            QStringLiteral("the database of profile %1 holds no Mini-XDR; if it is the right one, "
                           "`minixdrctl --profile %1 migrate up` makes the schema")
                .arg(profile),
            {}};
}

} // namespace

QString systemUserName()
{
    const auto name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? QStringLiteral("console") : name;
}

Result<> prepareWorkspace(Workspace &workspace, Preparation preparation, ProgressSink progress, std::stop_token stop)
{
    if (preparation == Preparation::Nothing)
        return {};
    MX_TRY(const auto migrations, wait(workspace.migrations().status(stop)));
    if (std::ranges::any_of(migrations, isForeign))
        return {};
    const bool isEmpty = std::ranges::none_of(
        migrations, [](const Migration &migration) { return migration.state == MigrationState::Applied; });
    if (isEmpty)
        MX_CHECK(wait(workspace.migrations().up(std::nullopt, progress, stop)));
    if (preparation == Preparation::Schema)
        return {};
    MX_TRY(const auto organizations, wait(workspace.accounts().organizations(stop)));
    if (!organizations.empty())
        return {};
    if (!isEmpty && std::ranges::any_of(migrations, isUnfinished)) // the first start was cut off
        MX_CHECK(wait(workspace.migrations().up(std::nullopt, progress, stop)));
    MX_CHECK(wait(workspace.ingest().fillDemo(ingest::DemoRequest{}, progress, stop)));
    return {};
}

Result<Session> chooseSession(Workspace &workspace, const QString &name, Missing missing, ProgressSink progress,
                              std::stop_token stop)
{
    const auto asked = wait(workspace.accounts().organizations(stop));
    if (!asked)
        return failure(asked.error().code == kUndefinedTable ? noSchema(workspace.config().profile) : asked.error());
    const auto &organizations = *asked;
    workspace.schemaIsReady();
    const auto chosen = std::find_if(organizations.begin(), organizations.end(), [&](const Organization &organization) {
        return name.isEmpty() || organization.slug == name || organization.name == name;
    });
    if (chosen != organizations.end())
        return Session{chosen->id, std::nullopt, systemUserName()};
    const bool mayMake = missing == Missing::Made || (missing == Missing::MadeFirst && organizations.empty());
    if (name.isEmpty() || !mayMake)
        return failure(absenceOf(name, organizations, missing));
    if (progress)
        progress({QStringLiteral("add organization"), 0, 0, name});
    const auto made = wait(workspace.accounts().addOrganization(name, stop));
    if (!made && made.error().kind == ErrorKind::Conflict) // another program has just made it
        return chooseSession(workspace, name, Missing::Refused, progress, stop);
    MX_TRY(const auto organization, made);
    return Session{organization.id, std::nullopt, systemUserName()};
}

} // namespace minixdr
