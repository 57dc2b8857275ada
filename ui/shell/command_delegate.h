// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace minixdr
{

/// Roles of a row that shows a command.
enum CommandRole : int { CommandGroupRole = Qt::UserRole + 1, CommandShortcutRole, CommandIndexRole };

/// One command a row: its group in a quieter colour, its title, its shortcut at the right. Used by the command
/// palette and the list of shortcuts.
class CommandDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace minixdr
