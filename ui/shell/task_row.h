// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/task_list.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace minixdr
{

/// One task of the panel: name, step, progress bar, Cancel. Owned by the panel.
class TaskRow : public QWidget
{
    Q_OBJECT
public:
    TaskRow(bool canCancel, QWidget *parent);

    void show(const TaskFacts &facts);

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_name;
    QLabel *m_detail;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace minixdr
