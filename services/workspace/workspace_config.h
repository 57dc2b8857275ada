// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/redis/client.h"

#include <QString>

namespace minixdr
{

/// Everything that tells one profile from another.
struct WorkspaceConfig {
    QString profile = QStringLiteral("local");
    bool isProduction = false; ///< load tests and demo data refuse
    QString appConninfo;       ///< libpq keywords for role minixdr_app, which row-level security binds
    QString ingestConninfo;    ///< for minixdr_ingest, which may only insert; empty: this profile imports nothing
    QString ownerConninfo;     ///< for the owner of the schema: migrations, demo data, load-test tenants; may be empty
    bool isThroughPooler = false; ///< minixdr_app connects by way of PgBouncer
    redis::ClientConfig redis;
    QString diagnosticsFolder; ///< where its programs keep slow queries, plans and latencies; empty: nowhere
    QString rejectsFolder;     ///< where imports leave the lines that they could not read
    std::chrono::seconds callBudget = kInteractiveBudget; ///< how long one call of a port may take
    bool keepsViewsWarm = false; ///< notes what people open, and loads it ahead of them; for programs that stay
    int poolSize = 4;
    int poolOverflow = 2;
    int instances = 1; ///< programs with such a pool, for the check of the server's max_connections
};

} // namespace minixdr
