// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_header.h"

#include "models/table/cell_kind.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <algorithm>

namespace minixdr
{

namespace
{

constexpr int kPadding = 8;
constexpr int kUsualLetters = 12;

CellKind kindOf(const QAbstractItemModel &model, int column)
{
    return CellKind(model.headerData(column, Qt::Horizontal, CellKindRole).toInt());
}

} // namespace

TableHeader::TableHeader(DisplaySettings &display, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_display(display)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setTextElideMode(Qt::ElideRight);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

QString TableHeader::titleOf(int column) const
{
    const auto title = model()->headerData(column, Qt::Horizontal).toString();
    const bool isTime = kindOf(*model(), column) == CellKind::Time;
    return isTime ? QStringLiteral("%1 (%2)").arg(title, m_display.timeZoneName()) : title;
}

int TableHeader::usualWidth(int column) const
{
    const auto kind = kindOf(*model(), column);
    const auto wish = model()->headerData(column, Qt::Horizontal, WidthRole);
    const int letters = wish.isValid() ? wish.toInt() : kUsualLetters;
    const auto &table = parentWidget()->font();
    int content = letters * (QFontMetrics(table).averageCharWidth() + 1);
    if (kind == CellKind::Monospace)
        content = QFontMetrics(monospaceFont(table)).horizontalAdvance(QString(letters, u'0'));
    else if (kind == CellKind::Time)
        content = QFontMetrics(monospaceFont(table)).horizontalAdvance(displayTime(UtcTime(), m_display.timeZone()));
    const int title = QFontMetrics(font()).horizontalAdvance(titleOf(column));
    return std::max(content, title) + 2 * kPadding + 2;
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    option->text = titleOf(logicalIndex);
}

} // namespace minixdr
