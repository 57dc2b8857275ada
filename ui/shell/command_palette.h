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
    /// Among equally good matches its commands come first.
    void setCurrentPage(const QString &pageId) { m_pageId = pageId; }
    /// Titles in the order shown, for tests.
    QStringList shownTitles() const;

Q_SIGNALS:
    /// Before the command of this id runs: its page has to be there.
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &pattern);
    void moveCurrent(int step);
    void run();

    ActionRegistry &m_registry;
    QString m_pageId;
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
};

} // namespace minixdr
