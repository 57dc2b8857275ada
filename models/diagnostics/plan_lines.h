// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/diagnostics/query_plan.h"

#include <span>
#include <vector>

namespace minixdr
{

inline constexpr const char *kPlanColumnsContext = "PlanColumns";

/// One node of a plan in its tree, as a line.
struct PlanLine {
    int number = 0; ///< from the root down
    int depth = 0;
    PlanNode node;    ///< without its children
    double share = 0; ///< of the plan's time that the node itself took, 0…1
    bool isAnalyzed = false;
    int key() const { return number; }
    bool operator==(const PlanLine &) const = default;
};

/// Worth a word from here on (PlanNode::misestimate()).
inline constexpr double kGreatMisestimate = 10;

std::vector<PlanLine> planLines(const QueryPlan &plan);

std::span<const Column<PlanLine>> planColumns();

} // namespace minixdr
