// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/statement_columns.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace minixdr
{
namespace
{

using Row = StatementLatency;

QVariant nanoseconds(std::chrono::nanoseconds duration)
{
    return QVariant(qint64(duration.count()));
}

QString shareText(const Row &row)
{
    return QLocale().toString(row.share * 100.0, 'f', 1);
}

/// As in the chart of phases; the sum of all calls is what `share` tells.
QVariant aCall(std::chrono::nanoseconds duration, const Row &row)
{
    return nanoseconds(duration / std::max<qint64>(1, row.calls));
}

constexpr std::array kColumns{
    Column<Row>{"statement", QT_TRANSLATE_NOOP("StatementColumns", "Statement"), CellKind::Monospace,
                [](const Row &row) { return QVariant(row.statement); }, 24, ColumnWish::Stretch},
    Column<Row>{"calls", QT_TRANSLATE_NOOP("StatementColumns", "Calls"), CellKind::Number,
                [](const Row &row) { return QVariant(row.calls); }, 8},
    Column<Row>{"rows", QT_TRANSLATE_NOOP("StatementColumns", "Rows"), CellKind::Number,
                [](const Row &row) { return QVariant(row.rows); }, 9},
    Column<Row>{"errors", QT_TRANSLATE_NOOP("StatementColumns", "Errors"), CellKind::Number,
                [](const Row &row) { return QVariant(row.errors); }, 7},
    Column<Row>{"p50", QT_TRANSLATE_NOOP("StatementColumns", "p50"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p50); }, 8},
    Column<Row>{"p95", QT_TRANSLATE_NOOP("StatementColumns", "p95"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p95); }, 8},
    Column<Row>{"p99", QT_TRANSLATE_NOOP("StatementColumns", "p99"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p99); }, 8},
    Column<Row>{"wait", QT_TRANSLATE_NOOP("StatementColumns", "Wait a call"), CellKind::Duration,
                [](const Row &row) { return aCall(row.time.wait, row); }, 10},
    Column<Row>{"server", QT_TRANSLATE_NOOP("StatementColumns", "Server a call"), CellKind::Duration,
                [](const Row &row) { return aCall(row.time.server, row); }, 12},
    Column<Row>{"decode", QT_TRANSLATE_NOOP("StatementColumns", "Decode a call"), CellKind::Duration,
                [](const Row &row) { return aCall(row.time.decode, row); }, 12},
    Column<Row>{"total", QT_TRANSLATE_NOOP("StatementColumns", "All calls"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.time.sum()); }, 9, ColumnWish::Hidden},
    Column<Row>{"share", QT_TRANSLATE_NOOP("StatementColumns", "Time, %"), CellKind::Number,
                [](const Row &row) { return QVariant(row.share * 100.0); }, 7, ColumnWish::None, shareText},
};

} // namespace

std::span<const Column<StatementLatency>> statementColumns()
{
    return kColumns;
}

} // namespace minixdr
