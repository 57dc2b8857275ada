// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/postgres/endpoint.h"
#include "services/postgres/pool_config.h"

#include <QByteArray>

#include <memory>
#include <utility>
#include <vector>

namespace minixdr::postgres
{

/// What a pool's connections have in common.
struct ConnectionSettings {
    std::vector<std::pair<QByteArray, QByteArray>> keywords; ///< of libpq, in order: a later one wins
    std::vector<Endpoint> endpoints;
    std::chrono::milliseconds connectTimeout{}; ///< of the conninfo, if it names one
    std::chrono::milliseconds statementTimeout{};
    bool isThroughPooler = false;
    /// Goes up when a prepared statement turned out stale: DDL ran, and the siblings' are stale too.
    std::shared_ptr<quint64> schemaEpoch = std::make_shared<quint64>(0);
};

/// Whether libpq has a choice.
bool namesSeveralHosts(const QString &conninfo);

/// The pool's own keywords over those of its conninfo, whose `options` are kept.
ConnectionSettings connectionSettings(const PoolConfig &config);

} // namespace minixdr::postgres
