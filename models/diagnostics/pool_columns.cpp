// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/pool_columns.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{
namespace
{

using postgres::LeaseState;

QString stateWord(LeaseState state)
{
    switch (state) {
    case LeaseState::Idle:
        return QCoreApplication::translate("PoolColumns", "idle");
    case LeaseState::Running:
        return QCoreApplication::translate("PoolColumns", "running");
    case LeaseState::InTransaction:
        return QCoreApplication::translate("PoolColumns", "in transaction");
    case LeaseState::Copying:
        return QCoreApplication::translate("PoolColumns", "copying");
    case LeaseState::Cleaning:
        return QCoreApplication::translate("PoolColumns", "being cleaned");
    case LeaseState::Checking:
        return QCoreApplication::translate("PoolColumns", "being checked");
    }
    Q_UNREACHABLE();
}

QVariant place(const postgres::BorrowerPlace &borrower)
{
    return QStringLiteral("%1:%2").arg(borrower.file).arg(borrower.line);
}

QVariant nanoseconds(std::chrono::nanoseconds duration)
{
    return QVariant(qint64(duration.count()));
}

constexpr std::array kLeases{
    Column<LeaseRow>{"borrower", QT_TRANSLATE_NOOP("PoolColumns", "Borrowed by"), CellKind::Monospace,
                     [](const LeaseRow &row) { return QVariant(row.lease.borrower.function); }, 30},
    Column<LeaseRow>{"statement", QT_TRANSLATE_NOOP("PoolColumns", "Statement"), CellKind::Monospace,
                     [](const LeaseRow &row) { return QVariant(row.lease.statement); }, 24, ColumnWish::Stretch},
    Column<LeaseRow>{"state", QT_TRANSLATE_NOOP("PoolColumns", "State"), CellKind::Text,
                     [](const LeaseRow &row) { return QVariant(stateWord(row.lease.state)); }, 14},
    Column<LeaseRow>{"age", QT_TRANSLATE_NOOP("PoolColumns", "Out for"), CellKind::Duration,
                     [](const LeaseRow &row) { return nanoseconds(row.lease.age); }, 10},
    Column<LeaseRow>{"statementAge", QT_TRANSLATE_NOOP("PoolColumns", "Statement for"), CellKind::Duration,
                     [](const LeaseRow &row) { return nanoseconds(row.lease.statementAge); }, 12},
    Column<LeaseRow>{"pid", QT_TRANSLATE_NOOP("PoolColumns", "Backend"), CellKind::Monospace,
                     [](const LeaseRow &row) { return QVariant(QString::number(row.lease.backendPid)); }, 10},
    Column<LeaseRow>{"overdue", QT_TRANSLATE_NOOP("PoolColumns", "Overdue"), CellKind::Text,
                     [](const LeaseRow &row) {
                         return QVariant(row.lease.isOverdue ? QCoreApplication::translate("PoolColumns", "overdue")
                                                             : QString());
                     },
                     9},
    Column<LeaseRow>{"place", QT_TRANSLATE_NOOP("PoolColumns", "Place in the source"), CellKind::Monospace,
                     [](const LeaseRow &row) { return place(row.lease.borrower); }, 36, ColumnWish::Hidden},
};

constexpr std::array kWaiters{
    Column<WaiterRow>{"place", QT_TRANSLATE_NOOP("PoolColumns", "Place"), CellKind::Number,
                      [](const WaiterRow &row) { return QVariant(row.place); }, 7},
    Column<WaiterRow>{"borrower", QT_TRANSLATE_NOOP("PoolColumns", "Wanted by"), CellKind::Monospace,
                      [](const WaiterRow &row) { return QVariant(row.waiter.borrower.function); }, 30,
                      ColumnWish::Stretch},
    Column<WaiterRow>{"age", QT_TRANSLATE_NOOP("PoolColumns", "Waits for"), CellKind::Duration,
                      [](const WaiterRow &row) { return nanoseconds(row.waiter.age); }, 10},
    Column<WaiterRow>{"source", QT_TRANSLATE_NOOP("PoolColumns", "Place in the source"), CellKind::Monospace,
                      [](const WaiterRow &row) { return place(row.waiter.borrower); }, 36, ColumnWish::Hidden},
};

} // namespace

std::vector<LeaseRow> leaseRows(const postgres::PoolSnapshot &pool)
{
    std::vector<LeaseRow> rows;
    for (const auto &lease : pool.leases)
        rows.push_back({lease});
    return rows;
}

std::vector<WaiterRow> waiterRows(const postgres::PoolSnapshot &pool)
{
    std::vector<WaiterRow> rows;
    for (const auto &waiter : pool.waiters)
        rows.push_back({static_cast<int>(rows.size()) + 1, waiter});
    return rows;
}

std::span<const Column<LeaseRow>> leaseColumns()
{
    return kLeases;
}
std::span<const Column<WaiterRow>> waiterColumns()
{
    return kWaiters;
}

} // namespace minixdr
