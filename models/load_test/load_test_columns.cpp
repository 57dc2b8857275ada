// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/load_test/load_test_columns.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{
namespace
{

/// In the order of LoadTask.
constexpr std::array kTaskNames{QT_TRANSLATE_NOOP("LoadTaskColumns", "List incidents"),
                                QT_TRANSLATE_NOOP("LoadTaskColumns", "Page of 50 events"),
                                QT_TRANSLATE_NOOP("LoadTaskColumns", "Create incident")};

QString taskName(LoadTask task)
{
    return QCoreApplication::translate(kLoadTaskColumnsContext, kTaskNames.at(static_cast<std::size_t>(task)));
}

QVariant nanoseconds(std::chrono::nanoseconds duration)
{
    return QVariant(qint64(duration.count()));
}

constexpr std::array kTaskColumns{
    Column<LoadTaskRow>{"task", QT_TRANSLATE_NOOP("LoadTaskColumns", "Task"), CellKind::Text,
                        [](const LoadTaskRow &row) { return QVariant(row.name); }, 24, ColumnWish::Stretch},
    Column<LoadTaskRow>{"requests", QT_TRANSLATE_NOOP("LoadTaskColumns", "Requests"), CellKind::Number,
                        [](const LoadTaskRow &row) { return QVariant(row.requests); }, 10},
    Column<LoadTaskRow>{"failed", QT_TRANSLATE_NOOP("LoadTaskColumns", "Failed"), CellKind::Number,
                        [](const LoadTaskRow &row) { return QVariant(row.failed); }, 8},
    Column<LoadTaskRow>{"p50", QT_TRANSLATE_NOOP("LoadTaskColumns", "p50"), CellKind::Duration,
                        [](const LoadTaskRow &row) { return nanoseconds(row.p50); }, 10},
    Column<LoadTaskRow>{"p95", QT_TRANSLATE_NOOP("LoadTaskColumns", "p95"), CellKind::Duration,
                        [](const LoadTaskRow &row) { return nanoseconds(row.p95); }, 10},
    Column<LoadTaskRow>{"p99", QT_TRANSLATE_NOOP("LoadTaskColumns", "p99"), CellKind::Duration,
                        [](const LoadTaskRow &row) { return nanoseconds(row.p99); }, 10},
    Column<LoadTaskRow>{"corrected", QT_TRANSLATE_NOOP("LoadTaskColumns", "p99 from the intended start"),
                        CellKind::Duration, [](const LoadTaskRow &row) { return nanoseconds(row.correctedP99); }, 24},
    Column<LoadTaskRow>{"maximum", QT_TRANSLATE_NOOP("LoadTaskColumns", "Longest"), CellKind::Duration,
                        [](const LoadTaskRow &row) { return nanoseconds(row.maximum); }, 10},
};

struct VerdictLook {
    int health; ///< of HealthState: ok, failed, off
    const char *text;
};

/// In the order of TargetVerdict.
constexpr std::array kVerdicts{VerdictLook{0, QT_TRANSLATE_NOOP("LoadTargetColumns", "met")},
                               VerdictLook{3, QT_TRANSLATE_NOOP("LoadTargetColumns", "missed")},
                               VerdictLook{3, QT_TRANSLATE_NOOP("LoadTargetColumns", "requests failed")},
                               VerdictLook{4, QT_TRANSLATE_NOOP("LoadTargetColumns", "not measured")}};

const VerdictLook &lookOf(const LoadTargetRow &row)
{
    return kVerdicts.at(static_cast<std::size_t>(row.verdict));
}

QVariant health(const LoadTargetRow &row)
{
    return QVariant(lookOf(row).health);
}

QString verdict(const LoadTargetRow &row)
{
    return QCoreApplication::translate(kLoadTargetColumnsContext, lookOf(row).text);
}

QVariant measured(const LoadTargetRow &row)
{
    return row.verdict == TargetVerdict::NotMeasured ? QVariant() : nanoseconds(row.measured);
}

constexpr std::array kTargetColumns{
    Column<LoadTargetRow>{"target", QT_TRANSLATE_NOOP("LoadTargetColumns", "Target of the specification"),
                          CellKind::Text, [](const LoadTargetRow &row) { return QVariant(row.name); }, 30,
                          ColumnWish::Stretch},
    Column<LoadTargetRow>{"goal", QT_TRANSLATE_NOOP("LoadTargetColumns", "Goal"), CellKind::Duration,
                          [](const LoadTargetRow &row) { return nanoseconds(row.goal); }, 10},
    Column<LoadTargetRow>{"measured", QT_TRANSLATE_NOOP("LoadTargetColumns", "Measured"), CellKind::Duration, measured,
                          10},
    Column<LoadTargetRow>{"verdict", QT_TRANSLATE_NOOP("LoadTargetColumns", "Verdict"), CellKind::Health, health, 18,
                          ColumnWish::None, verdict},
};

} // namespace

std::span<const Column<LoadTaskRow>> loadTaskColumns()
{
    return kTaskColumns;
}

std::span<const Column<LoadTargetRow>> loadTargetColumns()
{
    return kTargetColumns;
}

std::vector<LoadTaskRow> taskRowsOf(const std::vector<LoadTaskResult> &tasks)
{
    std::vector<LoadTaskRow> rows;
    for (const auto &task : tasks)
        rows.push_back({taskName(task.task), task.requests(), task.failed(), task.latency.quantile(0.50),
                        task.latency.quantile(0.95), task.latency.quantile(0.99), task.corrected.quantile(0.99),
                        task.latency.maximum()});
    return rows;
}

std::vector<LoadTargetRow> targetRowsOf(const LoadTestReport &report)
{
    std::vector<LoadTargetRow> rows;
    for (std::size_t index = 0; index < report.targets.size() && index < kLoadTasks.size(); ++index) {
        const auto &target = report.targets[index];
        const auto name = QCoreApplication::translate("LoadTargetColumns", "%1, 95th percentile")
                              .arg(taskName(kLoadTasks[index].task));
        rows.push_back({name, target.goal, target.measured, target.verdict});
    }
    return rows;
}

} // namespace minixdr
