// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/schema_columns.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{
namespace
{

QVariant finding(const IndexUse &use)
{
    if (!use.duplicateOf.isEmpty())
        return QVariant(QCoreApplication::translate("SchemaColumns", "duplicate of %1").arg(use.duplicateOf));
    if (use.isUnused)
        return QVariant(QCoreApplication::translate("SchemaColumns", "unused"));
    return QVariant(use.isConstraint ? QCoreApplication::translate("SchemaColumns", "enforces a key") : QString());
}

constexpr std::array kTables{
    Column<TableSize>{"table", QT_TRANSLATE_NOOP("SchemaColumns", "Table"), CellKind::Monospace,
                      [](const TableSize &row) { return QVariant(row.table); }, 24, ColumnWish::Stretch},
    Column<TableSize>{"rows", QT_TRANSLATE_NOOP("SchemaColumns", "Rows, about"), CellKind::Number,
                      [](const TableSize &row) { return row.rows ? QVariant(*row.rows) : QVariant(); }, 14},
    Column<TableSize>{"partitions", QT_TRANSLATE_NOOP("SchemaColumns", "Partitions"), CellKind::Number,
                      [](const TableSize &row) { return row.partitions ? QVariant(row.partitions) : QVariant(); }, 11},
    Column<TableSize>{"tableBytes", QT_TRANSLATE_NOOP("SchemaColumns", "Table size"), CellKind::Bytes,
                      [](const TableSize &row) { return QVariant(row.tableBytes); }, 12},
    Column<TableSize>{"indexBytes", QT_TRANSLATE_NOOP("SchemaColumns", "Index size"), CellKind::Bytes,
                      [](const TableSize &row) { return QVariant(row.indexBytes); }, 12},
};

constexpr std::array kIndexes{
    Column<IndexUse>{"index", QT_TRANSLATE_NOOP("SchemaColumns", "Index"), CellKind::Monospace,
                     [](const IndexUse &row) { return QVariant(row.index); }, 30},
    Column<IndexUse>{"table", QT_TRANSLATE_NOOP("SchemaColumns", "Table"), CellKind::Monospace,
                     [](const IndexUse &row) { return QVariant(row.table); }, 18},
    Column<IndexUse>{"bytes", QT_TRANSLATE_NOOP("SchemaColumns", "Size"), CellKind::Bytes,
                     [](const IndexUse &row) { return QVariant(row.bytes); }, 11},
    Column<IndexUse>{"scans", QT_TRANSLATE_NOOP("SchemaColumns", "Scans"), CellKind::Number,
                     [](const IndexUse &row) { return QVariant(row.scans); }, 10},
    Column<IndexUse>{"rowsRead", QT_TRANSLATE_NOOP("SchemaColumns", "Entries read"), CellKind::Number,
                     [](const IndexUse &row) { return QVariant(row.rowsRead); }, 13},
    Column<IndexUse>{"finding", QT_TRANSLATE_NOOP("SchemaColumns", "Finding"), CellKind::Text, finding, 20},
    Column<IndexUse>{"definition", QT_TRANSLATE_NOOP("SchemaColumns", "Definition"), CellKind::Monospace,
                     [](const IndexUse &row) { return QVariant(row.definition); }, 30, ColumnWish::Stretch},
};

constexpr std::array kMissing{
    Column<MissingIndex>{"table", QT_TRANSLATE_NOOP("SchemaColumns", "Table"), CellKind::Monospace,
                         [](const MissingIndex &row) { return QVariant(row.table); }, 24, ColumnWish::Stretch},
    Column<MissingIndex>{"scans", QT_TRANSLATE_NOOP("SchemaColumns", "Read whole"), CellKind::Number,
                         [](const MissingIndex &row) { return QVariant(row.sequentialScans); }, 11},
    Column<MissingIndex>{"rowsPerScan", QT_TRANSLATE_NOOP("SchemaColumns", "Rows each time"), CellKind::Number,
                         [](const MissingIndex &row) { return QVariant(row.rowsPerScan); }, 14},
    Column<MissingIndex>{"indexScans", QT_TRANSLATE_NOOP("SchemaColumns", "Read by index"), CellKind::Number,
                         [](const MissingIndex &row) { return QVariant(row.indexScans); }, 13},
    Column<MissingIndex>{"rows", QT_TRANSLATE_NOOP("SchemaColumns", "Rows, about"), CellKind::Number,
                         [](const MissingIndex &row) { return QVariant(row.rows); }, 14},
};

} // namespace

std::span<const Column<TableSize>> tableSizeColumns()
{
    return kTables;
}
std::span<const Column<IndexUse>> indexUseColumns()
{
    return kIndexes;
}
std::span<const Column<MissingIndex>> missingIndexColumns()
{
    return kMissing;
}

} // namespace minixdr
