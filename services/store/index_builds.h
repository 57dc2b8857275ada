// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/pool.h"
#include "services/store/sql_splitter.h"

#include <functional>
#include <optional>

namespace minixdr
{

/// A CREATE INDEX, as read from its statement.
struct IndexBuild {
    QString index;
    QString table;
    bool isConcurrent = false;
    bool operator==(const IndexBuild &) const = default;
};

/// Nothing for any other statement, and for an index without a name.
std::optional<IndexBuild> indexBuildOf(const SqlStatement &statement);
/// Whether the statement waits for other transactions without keeping anybody waiting itself.
bool isConcurrent(const SqlStatement &statement);

/// What the catalog says of an index.
enum class IndexState : quint8 { Missing, Valid, Invalid, BeingBuilt };

Task<IndexState> indexState(postgres::Pool *pool, QString index, CallContext context);

/// Drops the index if an interrupted build has left it invalid, once nobody works on it any more: it costs every
/// write and serves no read. Whether the index stands, valid.
Task<bool> dropUnlessValid(postgres::Pool *pool, QString index, CallContext context);

/// Waits until the session `pid` runs nothing: a cancelled statement may take a moment to end.
Task<> waitUntilIdle(postgres::Pool *pool, int pid, CallContext context);

/// Asks every 200 ms how far the build of session `pid` is, until the context is stopped; `report` gets the share of
/// it that is done, 0…1, and the server's word for the phase.
QCoro::Task<> watchBuild(postgres::Pool *pool, int pid, std::function<void(double, QString)> report,
                         CallContext context);

} // namespace minixdr
