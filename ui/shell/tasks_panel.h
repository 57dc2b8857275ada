// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/task_list.h"
#include "ui/widgets/popup.h"

#include <map>

class QLabel;
class QVBoxLayout;

namespace minixdr
{

class TaskRow;

/// Every running task with its progress and a way to cancel it. Opens over the status bar. Owned by the main window.
class TasksPanel : public Popup
{
    Q_OBJECT
public:
    TasksPanel(TaskList &tasks, QWidget *parent);

private:
    void addTask(quint64 id);
    void removeTask(quint64 id);
    void updateTask(quint64 id);

    TaskList &m_tasks;
    QVBoxLayout *m_column;
    QLabel *m_nothing;
    std::map<quint64, TaskRow *> m_rows;
};

} // namespace minixdr
