// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane_cycle.h"

#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <tuple>
#include <vector>

namespace minixdr
{

namespace
{

/// The control of a pane that gets the keys; null if none takes them.
QWidget *entryOf(QWidget *pane)
{
    auto *widget = pane;
    do {
        const bool takesKeys = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
        if (takesKeys && (widget == pane || pane->isAncestorOf(widget)))
            return widget;
        widget = widget->nextInFocusChain();
    } while (widget != pane);
    return nullptr;
}

std::vector<QWidget *> panesOf(QWidget &window)
{
    std::vector<QWidget *> panes;
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (widget->property("pane").toBool() && widget->isVisible() && entryOf(widget))
            panes.push_back(widget);
    }
    std::ranges::sort(panes, {}, [&window](const QWidget *pane) {
        const auto corner = pane->mapTo(&window, QPoint());
        return std::tuple(corner.y(), corner.x());
    });
    return panes;
}

} // namespace

void focusNextPane(QWidget &window, bool isForward)
{
    const auto panes = panesOf(window);
    if (panes.empty())
        return;
    const auto *focused = window.focusWidget();
    const auto here = std::ranges::find_if(
        panes, [&](const QWidget *pane) { return focused && (pane == focused || pane->isAncestorOf(focused)); });
    const auto count = std::ssize(panes);
    auto next = isForward ? std::ptrdiff_t(0) : count - 1;
    if (here != panes.end())
        next = (here - panes.begin() + (isForward ? 1 : count - 1)) % count;
    entryOf(panes[std::size_t(next)])->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

} // namespace minixdr
