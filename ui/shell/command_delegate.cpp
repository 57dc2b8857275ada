// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_delegate.h"

#include "ui/widgets/theme_colours.h"

#include <QPainter>

namespace minixdr
{

namespace
{
constexpr int kRowHeight = 32;
constexpr int kPadding = 12;
constexpr int kKeyPadding = 6;
} // namespace

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &colours = coloursFor(option.palette);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours.selection);
    painter->setFont(option.font);
    auto box = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const auto group = index.data(CommandGroupRole).toString() + QStringLiteral("  ");
    painter->setPen(colours.secondary);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, group);
    const auto shortcut = index.data(CommandShortcutRole).toString();
    if (!shortcut.isEmpty()) {
        const int width = option.fontMetrics.horizontalAdvance(shortcut) + 2 * kKeyPadding;
        const QRect key(box.right() - width, box.center().y() - 10, width, 20);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(colours.border);
        painter->drawRoundedRect(QRectF(key).adjusted(.5, .5, -.5, -.5), 4, 4);
        painter->setPen(colours.secondary);
        painter->drawText(key, Qt::AlignCenter, shortcut);
        box.setRight(key.left() - kPadding);
    }
    box.setLeft(box.left() + option.fontMetrics.horizontalAdvance(group));
    painter->setPen(isEnabled ? colours.text : colours.secondary);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, kRowHeight};
}

} // namespace minixdr
