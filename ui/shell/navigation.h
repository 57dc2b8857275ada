// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page_entry.h"

#include <QFrame>

#include <map>
#include <vector>

class QAction;
class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace minixdr
{

/// The column at the left: whose data these are, the pages, the settings. Collapses to icons. It only reports what
/// was chosen. Owned by the main window.
class Navigation : public QFrame
{
    Q_OBJECT
public:
    Navigation(const std::vector<PageEntry> &pages, QWidget *organizationButton, QAction *settings, QWidget *parent);

    void setCurrent(const QString &pageId);
    bool isCollapsed() const { return m_isCollapsed; }
    void setCollapsed(bool isCollapsed);

Q_SIGNALS:
    void pageChosen(const QString &pageId);

private:
    QToolButton *makeButton(const QString &text, const QString &icon);
    QWidget *makeBrand();

    QWidget *m_organization;
    QWidget *m_brandText = nullptr;
    std::vector<QToolButton *> m_buttons;
    std::map<QString, QToolButton *> m_pageButtons;
    bool m_isCollapsed = false;
};

} // namespace minixdr
