// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QWidget>

namespace minixdr
{

/// The classes and parents of what takes keys in `root` but tells a screen reader no name. Empty: all is well.
inline QString namelessControls(QWidget &root)
{
    QStringList nameless;
    for (auto *widget : root.findChildren<QWidget *>()) {
        const bool takesKeys = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(&root) &&
                               !widget->focusProxy(); // what takes them in its place has the name
        const auto *spoken = takesKeys ? QAccessible::queryAccessibleInterface(widget) : nullptr;
        if (spoken && spoken->text(QAccessible::Name).isEmpty() && spoken->text(QAccessible::Value).isEmpty())
            nameless << QStringLiteral("%1 in %2")
                            .arg(QLatin1String(widget->metaObject()->className()),
                                 QLatin1String(widget->parent()->metaObject()->className()));
    }
    return nameless.join(QLatin1Char('\n'));
}

} // namespace minixdr
