// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/load_test/load_test_report.h"

#include <span>

namespace minixdr
{

inline constexpr const char *kLoadTaskColumnsContext = "LoadTaskColumns";
inline constexpr const char *kLoadTargetColumnsContext = "LoadTargetColumns";

/// One line of the table of tasks.
struct LoadTaskRow {
    QString name; ///< translated
    qint64 requests = 0;
    qint64 failed = 0;
    std::chrono::nanoseconds p50{}, p95{}, p99{}, correctedP99{}, maximum{};
    QString key() const { return name; }
    bool operator==(const LoadTaskRow &) const = default;
};

/// One line of the table of targets.
struct LoadTargetRow {
    QString name; ///< translated
    std::chrono::nanoseconds goal{}, measured{};
    TargetVerdict verdict = TargetVerdict::NotMeasured;
    QString key() const { return name; }
    bool operator==(const LoadTargetRow &) const = default;
};

std::span<const Column<LoadTaskRow>> loadTaskColumns();
std::span<const Column<LoadTargetRow>> loadTargetColumns();

std::vector<LoadTaskRow> taskRowsOf(const std::vector<LoadTaskResult> &tasks);
std::vector<LoadTargetRow> targetRowsOf(const LoadTestReport &report);

} // namespace minixdr
