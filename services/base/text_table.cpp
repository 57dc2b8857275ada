// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/text_table.h"

#include <algorithm>

namespace minixdr
{
namespace
{

QString printable(QString cell, int widest)
{
    for (auto &character : cell)
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
            character = QChar(0x00b7);
    return cell.size() > widest ? cell.left(widest - 1) + QChar(0x2026) : cell;
}

QString padded(const QString &cell, qsizetype width, TextTable::Align align)
{
    return align == TextTable::Align::Right ? cell.rightJustified(width) : cell.leftJustified(width);
}

} // namespace

void TextTable::add(QStringList cells)
{
    for (qsizetype index = 0; index < cells.size(); ++index)
        cells[index] = printable(cells[index], m_columns.at(static_cast<std::size_t>(index)).widest);
    m_rows.push_back(std::move(cells));
}

QString TextTable::toString() const
{
    QStringList titles;
    std::vector<qsizetype> widths;
    for (const auto &column : m_columns) {
        titles << column.title;
        widths.push_back(column.title.size());
    }
    for (const auto &row : m_rows)
        for (qsizetype index = 0; index < row.size(); ++index) {
            auto &width = widths[static_cast<std::size_t>(index)];
            width = std::max(width, row[index].size());
        }

    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString line;
        for (qsizetype index = 0; index < cells.size(); ++index) {
            const auto position = static_cast<std::size_t>(index);
            line += padded(cells[index], widths[position], m_columns[position].align) + QStringLiteral("  ");
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    };
    addLine(titles);
    std::for_each(m_rows.begin(), m_rows.end(), addLine);
    return text;
}

} // namespace minixdr
