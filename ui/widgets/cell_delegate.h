// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/cell_kind.h"

#include <QFont>
#include <QStyledItemDelegate>

#include <vector>

namespace minixdr
{

class PagedTableView;

/// Draws every cell of a PagedTableView by the CellKind of its column: background, hairline and selection bar first,
/// then text, badge, time or figures. It paints without the style, so that a full page stays well under a frame.
/// Owned by its view.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(PagedTableView &view);

    /// Reads the kinds of all columns from the model's header.
    void updateKinds();
    CellKind kindOf(int column) const;
    void updateFonts();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    /// The text as it is drawn, for copying.
    QString textOf(const QModelIndex &index) const;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintBadge(QPainter &painter, const QRect &box, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &box, const QModelIndex &index) const;
    QString toolTipOf(const QModelIndex &index, const QRect &box) const;
    bool isLeftmost(int column) const;

    PagedTableView &m_view;
    std::vector<CellKind> m_kinds;
    QFont m_monospace;
    QFont m_plain;
};

} // namespace minixdr
