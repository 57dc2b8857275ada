// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

#include "services/workspace/open_profile.h"
#include "services/workspace/prepare_workspace.h"
#include "services/workspace/workspace.h"

#include <QLoggingCategory>

namespace minixdr::ctl
{
namespace
{

ExitCode report(const Terminal &terminal, const QString &attempt, const Error &error)
{
    terminal.endProgress();
    terminal.error(sentence(attempt, error));
    return exitCodeOf(error.kind);
}

} // namespace

ExitCode runInSession(const Request &request, std::stop_token stop)
{
    // What the services log for operators of the console is noise between a command's lines.
    QLoggingCategory::setFilterRules(QStringLiteral("minixdr.*.info=false"));
    const Terminal terminal;
    auto profile = openProfile(request.options.servers, terminal.progressSink(), stop);
    if (!profile)
        return report(terminal, QStringLiteral("no servers to work on"), profile.error());

    profile->config.callBudget = std::chrono::seconds(request.options.timeoutSeconds);
    Workspace workspace(profile->config);
    workspace.setSession({{}, std::nullopt, systemUserName()});
    const auto preparation =
        request.needs == Needs::Servers || !profile->isPrivate() ? Preparation::Nothing : Preparation::Schema;
    if (const auto prepared = prepareWorkspace(workspace, preparation, terminal.progressSink(), stop); !prepared)
        return report(terminal, QStringLiteral("the database could not be prepared"), prepared.error());
    if (request.needs == Needs::Organization) {
        const auto session =
            chooseSession(workspace, request.options.organization, request.missing, terminal.progressSink(), stop);
        if (!session)
            return report(terminal, QStringLiteral("no organization to work in"), session.error());
        workspace.setSession(*session);
    }
    terminal.endProgress();
    CommandContext context{workspace, request.options, terminal, stop};
    const auto exitCode = request.command(context);
    if (const auto full = exitCode == ExitCode::Ok || !profile->isPrivate() ? std::nullopt : profile->stack->fullDisk())
        terminal.error(*full); // all that libpq knows is that the server has gone
    return exitCode;
}

} // namespace minixdr::ctl
