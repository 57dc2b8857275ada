// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popup.h"

#include <QKeyEvent>
#include <QScreen>

#include <algorithm>

namespace minixdr
{

namespace
{
constexpr int kGap = 4;
}

Popup::Popup(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setProperty("card", true);
}

void Popup::openBelow(QWidget *anchor)
{
    adjustSize();
    openAt(anchor->mapToGlobal(QPoint(0, anchor->height() + kGap)), anchor);
}

void Popup::openAbove(QWidget *anchor)
{
    adjustSize();
    openAt(anchor->mapToGlobal(QPoint(0, -height() - kGap)), anchor);
}

void Popup::openAboveRight(QWidget *anchor)
{
    adjustSize();
    openAt(anchor->mapToGlobal(QPoint(anchor->width() - width() - 2 * kGap, -height() - kGap)), anchor);
}

void Popup::openAt(QPoint corner, const QWidget *anchor)
{
    move(corner);
    show();
    const auto screen = anchor->screen()->availableGeometry(); // only what is shown knows its size
    corner.setX(std::max(screen.left(), std::min(corner.x(), screen.right() + 1 - width())));
    corner.setY(std::max(screen.top(), std::min(corner.y(), screen.bottom() + 1 - height())));
    move(corner);
    setFocus(Qt::PopupFocusReason); // or the keys would still go to the page
}

bool Popup::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QFrame::event(event);
    event->accept();
    return true;
}

void Popup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT entered();
    else
        QFrame::keyPressEvent(event);
}

} // namespace minixdr
