// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/rows_table_model.h"

#include "models/table/cell_text.h"

#include <QCoreApplication>

namespace minixdr
{

RowsTableModelBase::RowsTableModelBase(const char *context, std::vector<ColumnFacts> columns, QObject *parent)
    : QAbstractTableModel(parent), m_context(context), m_columns(std::move(columns))
{
}

int RowsTableModelBase::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsTableModelBase::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto kind = m_columns[static_cast<size_t>(index.column())].kind;
    const auto raw = [&] { return value(index.row(), index.column()); };
    switch (role) {
    case Qt::DisplayRole: {
        const auto own = text(index.row(), index.column());
        return own.isNull() ? cellText(kind, raw()) : own;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(kind));
    case RawRole:
        return raw();
    case CopyRole:
        return cellCopy(kind, raw());
    default:
        return {};
    }
}

QVariant RowsTableModelBase::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto &column = m_columns[static_cast<size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate(m_context, column.title);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column.kind));
    case CellKindRole:
        return static_cast<int>(column.kind);
    case WidthRole:
        return column.width;
    case StretchRole:
        return column.wish == ColumnWish::Stretch;
    case HiddenRole:
        return column.wish == ColumnWish::Hidden;
    case ColumnIdRole:
        return QString::fromLatin1(column.id);
    default:
        return {};
    }
}

int RowsTableModelBase::columnOf(QStringView id) const
{
    const auto found =
        std::ranges::find_if(m_columns, [&](const auto &column) { return id == QLatin1String(column.id); });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

QString RowsTableModelBase::columnId(int column) const
{
    return QString::fromLatin1(m_columns.at(static_cast<size_t>(column)).id);
}

} // namespace minixdr
