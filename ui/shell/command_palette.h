// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/action_registry.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace minixdr
{

/// Every command, found by typing some of its letters and run with Enter. Opens over its window; closes with Escape
/// or when it loses the focus. Owned by the main window, which reuses it.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(ActionRegistry &registry, QWidget *window);

    void openOver();
    /// Titles in the order shown, for tests.
    QStringList shownTitles() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &pattern);
    void moveCurrent(int step);
    void run();

    ActionRegistry &m_registry;
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
};

} // namespace minixdr
