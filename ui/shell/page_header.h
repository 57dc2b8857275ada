// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;

namespace minixdr
{

/// Title of the page at the left, what is most often done there at the right, and the way to every other command.
/// Owned by the page stack.
class PageHeader : public QFrame
{
    Q_OBJECT
public:
    PageHeader(QAction *commandPalette, QWidget *parent);

    /// Shows `actions` as buttons, the first as the primary one. They must live until the next call.
    void show(const QString &title, const QList<QAction *> &actions);

private:
    QLabel *m_title;
    QWidget *m_buttons;
    QHBoxLayout *m_row;
};

} // namespace minixdr
