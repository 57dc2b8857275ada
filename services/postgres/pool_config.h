// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/query_run.h"

#include <QString>

#include <chrono>

namespace minixdr::postgres
{

/// What a pool's servers must allow.
enum class Session : quint8 {
    ReadWrite, ///< a primary; a server that became read-only is left, and among several hosts the primary is found
    Any,       ///< whatever answers
    Standby,   ///< a hot standby; one that was promoted is left
};

/// Whether reads may go to a standby, where the conninfo names several hosts.
enum class Standbys : quint8 {
    Unused,
    SeeOwnWrites, ///< one that has replayed everything this pool has written
    SeeAllWrites, ///< one that has replayed everything anybody has written; the primary is asked how far that is
};

/// Numbers of reliability.md §1.4; each is honoured as it is, none is rounded.
struct PoolConfig {
    QString name;     ///< for logs and application_name: "console", "ingest", "load_test"
    QString conninfo; ///< libpq keywords or URI; several hosts are tried in turn. Empty: every caller is Denied
    int size = 4;
    int overflow = 2;
    int maxWaiters = 0; ///< 0: four times size + overflow
    int minIdle = 0;    ///< kept open ahead of need, in the background; at most `size`
    int instances = 1;  ///< programs with a pool like this one, for the check of the server's max_connections
    Session session = Session::ReadWrite;
    Standbys standbys = Standbys::Unused;
    /// Through PgBouncer in transaction mode: nothing is prepared by name, every setting ends with its transaction.
    bool isThroughPooler = false;
    std::chrono::milliseconds acquireTimeout{30'000};
    std::chrono::milliseconds statementTimeout{30'000}; ///< less if the caller's deadline is; 0: none, for long jobs
    std::chrono::milliseconds maxLifetime{3'600'000};   ///< less up to a tenth, by chance
    std::chrono::milliseconds pingAfterIdle{1000};
    std::chrono::milliseconds reportLeaseAfter{60'000}; ///< a lease that is out longer is logged with its borrower
    QueryObserver observer;
};

} // namespace minixdr::postgres
