// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace minixdr
{

/// Columns of text aligned for a terminal. Control characters in cells are shown as '·', so that what a sensor sent
/// cannot steer the reader's terminal.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column {
        QString title;
        Align align = Align::Left;
        int widest = 60; ///< longer cells end in '…'
    };

    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    void add(QStringList cells);
    /// Title line and rows, each ended by a newline, no trailing blanks.
    QString toString() const;

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace minixdr
