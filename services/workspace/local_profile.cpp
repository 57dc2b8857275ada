// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/local_profile.h"

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

} // namespace minixdr
