// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/open_profile.h"

#include "services/workspace/profile_file.h"

namespace minixdr
{

WorkspaceConfig localProfile(const LocalStack &stack)
{
    WorkspaceConfig config;
    config.profile = QStringLiteral("local");
    config.appConninfo = stack.conninfo(QStringLiteral("minixdr_app"));
    config.ingestConninfo = stack.conninfo(QStringLiteral("minixdr_ingest"));
    config.ownerConninfo = stack.conninfo(QStringLiteral("minixdr_owner"));
    config.redis.socketPath = stack.redisSocket();
    config.diagnosticsFolder = stack.diagnosticsFolder();
    config.rejectsFolder = stack.rejectsFolder();
    return config;
}

Result<OpenedProfile> openProfile(const ServerChoice &choice, ProgressSink progress, std::stop_token stop)
{
    OpenedProfile opened;
    if (!choice.profile.isEmpty()) {
        MX_TRY(opened.config, readProfile(choice.profile));
        return opened;
    }
    MX_TRY(opened.stack, LocalStack::open({choice.dataDirectory, std::move(progress), std::move(stop)}));
    opened.config = localProfile(*opened.stack);
    return opened;
}

} // namespace minixdr
