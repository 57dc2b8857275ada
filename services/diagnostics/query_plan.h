// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/base/utc_time.h"
#include "services/diagnostics/slow_query.h"

#include <QString>

#include <optional>
#include <vector>

namespace minixdr
{

/// One node of a plan, as EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) tells it (PostgreSQL manual, "Using EXPLAIN").
struct PlanNode {
    QString type;     ///< "Index Scan"
    QString relation; ///< the table; empty if it reads none
    QString index;
    std::vector<QString> details; ///< "Index Cond: (ts < …)", in the server's order
    double startupCost = 0;
    double totalCost = 0;
    double estimatedRows = 0; ///< a loop
    double actualRows = 0;    ///< a loop; of an analyzed plan, as are those that follow
    double loops = 0;
    double milliseconds = 0; ///< of all loops, with the children
    double rowsRemoved = 0;  ///< by filters, a loop
    bool isCutShort = false; ///< a LIMIT above it may stop it early
    qint64 buffersHit = 0;
    qint64 buffersRead = 0;
    std::vector<PlanNode> children;

    /// By how much the planner was wrong: at least 1, the greater of actual/estimated and estimated/actual rows. 1 if
    /// the node never ran, or returned less than expected since it was stopped.
    double misestimate() const;
    bool operator==(const PlanNode &) const = default;
};

struct QueryPlan {
    PlanNode root;
    bool isAnalyzed = false;
    double planningMilliseconds = 0;
    double executionMilliseconds = 0;
    QString text;    ///< in the layout of EXPLAIN's own text
    QString shape;   ///< equal for plans that differ in numbers and constants only
    QByteArray json; ///< as the server gave it

    /// Invalid if it is not what EXPLAIN (FORMAT JSON) answers.
    static Result<QueryPlan> parse(const QByteArray &json);
    bool operator==(const QueryPlan &) const = default;
};

/// A plan that was seen for a fingerprint.
struct KnownPlan {
    QString fingerprint;
    QString statement;
    UtcTime firstSeen;
    UtcTime lastSeen;
    qint64 timesSeen = 0;
    QueryPlan plan; ///< the last one of this shape
};

/// What EXPLAIN of a logged query says, and what was known before.
struct Explanation {
    SlowQuery query;
    QueryPlan plan;
    std::vector<KnownPlan> known; ///< of this fingerprint, the last seen first; the first is this plan's
    bool hasChanged = false;      ///< another plan than the last time
};

} // namespace minixdr
