// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/statement_columns.h"

#include <QLocale>

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

/// Part of a statement's own time, in whole per cent.
QString partText(std::chrono::nanoseconds part, const Row &row)
{
    const auto whole = row.time.sum().count();
    const double share = whole > 0 ? static_cast<double>(part.count()) / static_cast<double>(whole) : 0.0;
    return QStringLiteral("%1 %").arg(QLocale().toString(share * 100.0, 'f', 0));
}

constexpr std::array kColumns{
    Column<Row>{"statement", QT_TRANSLATE_NOOP("StatementColumns", "Statement"), CellKind::Monospace,
                [](const Row &row) { return QVariant(row.statement); }, 30, ColumnWish::Stretch},
    Column<Row>{"calls", QT_TRANSLATE_NOOP("StatementColumns", "Calls"), CellKind::Number,
                [](const Row &row) { return QVariant(row.calls); }, 9},
    Column<Row>{"rows", QT_TRANSLATE_NOOP("StatementColumns", "Rows"), CellKind::Number,
                [](const Row &row) { return QVariant(row.rows); }, 10},
    Column<Row>{"errors", QT_TRANSLATE_NOOP("StatementColumns", "Errors"), CellKind::Number,
                [](const Row &row) { return QVariant(row.errors); }, 8},
    Column<Row>{"p50", QT_TRANSLATE_NOOP("StatementColumns", "p50"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p50); }, 10},
    Column<Row>{"p95", QT_TRANSLATE_NOOP("StatementColumns", "p95"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p95); }, 10},
    Column<Row>{"p99", QT_TRANSLATE_NOOP("StatementColumns", "p99"), CellKind::Duration,
                [](const Row &row) { return nanoseconds(row.p99); }, 10},
    Column<Row>{"wait", QT_TRANSLATE_NOOP("StatementColumns", "Wait"), CellKind::Number,
                [](const Row &row) { return nanoseconds(row.time.wait); }, 8, ColumnWish::None,
                [](const Row &row) { return partText(row.time.wait, row); }},
    Column<Row>{"server", QT_TRANSLATE_NOOP("StatementColumns", "Server"), CellKind::Number,
                [](const Row &row) { return nanoseconds(row.time.server); }, 8, ColumnWish::None,
                [](const Row &row) { return partText(row.time.server, row); }},
    Column<Row>{"decode", QT_TRANSLATE_NOOP("StatementColumns", "Decode"), CellKind::Number,
                [](const Row &row) { return nanoseconds(row.time.decode); }, 8, ColumnWish::None,
                [](const Row &row) { return partText(row.time.decode, row); }},
    Column<Row>{
        "share", QT_TRANSLATE_NOOP("StatementColumns", "Share of time"), CellKind::Number,
        [](const Row &row) { return QVariant(row.share); }, 12, ColumnWish::None,
        [](const Row &row) { return QStringLiteral("%1 %").arg(QLocale().toString(row.share * 100.0, 'f', 1)); }},
};

} // namespace

std::span<const Column<StatementLatency>> statementColumns()
{
    return kColumns;
}

} // namespace minixdr
