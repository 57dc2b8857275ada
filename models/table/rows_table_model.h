// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/list_diff.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace minixdr
{

/// A table whose columns are data: everything that does not depend on the type of a row. Roles: cell_kind.h.
class RowsTableModelBase : public QAbstractTableModel
{
    Q_OBJECT
public:
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// -1 if there is none of that id.
    int columnOf(QStringView id) const;
    QString columnId(int column) const;

protected:
    struct ColumnFacts {
        const char *id;
        const char *title;
        CellKind kind;
        int width;
        ColumnWish wish;
    };

    RowsTableModelBase(const char *context, std::vector<ColumnFacts> columns, QObject *parent);

    virtual QVariant value(int row, int column) const = 0;
    /// Null where the text follows from the value.
    virtual QString text(int row, int column) const = 0;

private:
    const char *m_context;
    std::vector<ColumnFacts> m_columns;
};

/// The rows of one page. `Row` has key(), which is unique and ordered, and ==.
template <typename Row>
class RowsTableModel : public RowsTableModelBase
{
public:
    using Key = decltype(std::declval<const Row &>().key());

    /// `columns` outlive the model: static data. `context` is the translation context of their titles.
    RowsTableModel(const char *context, std::span<const Column<Row>> columns, QObject *parent = nullptr)
        : RowsTableModelBase(context, factsOf(columns), parent), m_columns(columns)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const std::vector<Row> &rows() const { return m_rows; }
    const Row &row(int index) const { return m_rows.at(static_cast<size_t>(index)); }

    /// -1 if it is not on this page.
    int rowOf(const Key &key) const
    {
        const auto found = std::ranges::find(m_rows, key, &Row::key);
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    /// Shows `rows`. Rows that stay keep their place in views, selections and cursors: only what differs is announced.
    /// A page that shares no row with the former one is a new page, and resets.
    void replace(std::vector<Row> rows)
    {
        const auto before = keysOf(m_rows);
        const auto after = keysOf(rows);
        const auto edits = listDiff(std::span(before), std::span(after));
        if (isOtherPage(edits, before.size(), after.size())) {
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
            return;
        }
        for (const auto &edit : edits)
            apply(edit, rows);
        updateChanged(rows);
    }

    /// Replaces the row of the same key; false if it is not on this page.
    bool update(const Row &row)
    {
        const int index = rowOf(row.key());
        if (index < 0)
            return false;
        m_rows[static_cast<size_t>(index)] = row;
        Q_EMIT dataChanged(this->index(index, 0), this->index(index, columnCount() - 1));
        return true;
    }

protected:
    QVariant value(int row, int column) const override
    {
        return m_columns[static_cast<size_t>(column)].value(m_rows[static_cast<size_t>(row)]);
    }

    QString text(int row, int column) const override
    {
        const auto text = m_columns[static_cast<size_t>(column)].text;
        return text ? text(m_rows[static_cast<size_t>(row)]) : QString();
    }

private:
    static std::vector<ColumnFacts> factsOf(std::span<const Column<Row>> columns)
    {
        std::vector<ColumnFacts> facts;
        for (const auto &column : columns)
            facts.push_back({column.id, column.title, column.kind, column.width, column.wish});
        return facts;
    }

    static std::vector<Key> keysOf(const std::vector<Row> &rows)
    {
        std::vector<Key> keys;
        keys.reserve(rows.size());
        for (const auto &row : rows)
            keys.push_back(row.key());
        return keys;
    }

    static bool isOtherPage(const std::vector<RowEdit> &edits, size_t before, size_t after)
    {
        return before > 0 && after > 0 && edits.size() == 2 && edits[0].count == static_cast<int>(before) &&
               edits[1].count == static_cast<int>(after);
    }

    void apply(const RowEdit &edit, const std::vector<Row> &rows)
    {
        const int last = edit.first + edit.count - 1;
        const auto place = m_rows.begin() + edit.first;
        if (edit.kind == RowEdit::Kind::Remove) {
            beginRemoveRows({}, edit.first, last);
            m_rows.erase(place, place + edit.count);
            endRemoveRows();
        } else {
            beginInsertRows({}, edit.first, last);
            m_rows.insert(place, rows.begin() + edit.first, rows.begin() + edit.first + edit.count);
            endInsertRows();
        }
    }

    void updateChanged(std::vector<Row> &rows)
    {
        const int count = rowCount();
        const auto differs = [&](int i) { return !(m_rows[static_cast<size_t>(i)] == rows[static_cast<size_t>(i)]); };
        for (int first = 0; first < count; ++first) {
            if (!differs(first))
                continue;
            int last = first;
            for (; last < count && differs(last); ++last)
                m_rows[static_cast<size_t>(last)] = std::move(rows[static_cast<size_t>(last)]);
            Q_EMIT dataChanged(index(first, 0), index(last - 1, columnCount() - 1));
            first = last;
        }
    }

    std::span<const Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

} // namespace minixdr
