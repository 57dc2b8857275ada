// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"
#include "services/base/utc_time.h"

#include <QString>

#include <optional>
#include <vector>

namespace minixdr
{

/// One session of the server in our database, and who keeps it waiting: `blockedBy` makes the lock tree.
struct ServerSession {
    qint32 pid = 0;
    QString role;                    ///< empty: hidden from our role
    QString application;             ///< as the client calls itself
    std::optional<IpAddress> client; ///< none: a local socket, or hidden
    QString state;                   ///< "active", "idle in transaction", …; empty: hidden
    QString waitsFor;                ///< "Lock transactionid"; empty: runs, or hidden
    std::optional<UtcTime> transactionSince;
    std::optional<UtcTime> querySince; ///< when the last statement began
    QString query;                     ///< that statement's text
    bool isHidden = false;             ///< another role's: PostgreSQL tells ours no more than pid, role and locks
    std::vector<qint64> blockedBy;     ///< pids; 0 stands for a prepared transaction
    qint32 key() const { return pid; }
    bool operator==(const ServerSession &) const = default;
};

/// One table; a partitioned one is a single line with the sums of its partitions.
struct TableSize {
    QString table;
    qint64 partitions = 0;      ///< 0: not partitioned
    std::optional<qint64> rows; ///< the planner's estimate, as of the last ANALYZE; none if nobody knows
    qint64 tableBytes = 0;      ///< with TOAST
    qint64 indexBytes = 0;
    QString key() const { return table; }
    bool operator==(const TableSize &) const = default;
};

/// One index; a partition's own is named after the partition.
struct IndexUse {
    QString table;
    QString index;
    QString definition;
    qint64 bytes = 0;
    qint64 scans = 0;          ///< since IndexReport::countedSince
    qint64 rowsRead = 0;       ///< entries that those scans returned
    bool isConstraint = false; ///< enforces a key: needed however seldom it is read
    bool isUnused = false;     ///< no scan since countedSince, and enforces nothing
    QString duplicateOf;       ///< another index of the table with the same columns, classes and predicate
    QString key() const { return index; }
    bool operator==(const IndexUse &) const = default;
};

/// A big table that is mostly read from end to end: an index may be missing.
struct MissingIndex {
    QString table;
    qint64 sequentialScans = 0;
    qint64 rowsPerScan = 0;
    qint64 indexScans = 0;
    qint64 rows = 0;
    QString key() const { return table; }
    bool operator==(const MissingIndex &) const = default;
};

struct IndexReport {
    std::optional<UtcTime> countedSince; ///< the last reset of the counters; none: since the database was made
    std::vector<IndexUse> indexes;       ///< the greatest first
    std::vector<MissingIndex> missing;
};

} // namespace minixdr
