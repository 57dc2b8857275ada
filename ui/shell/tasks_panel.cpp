// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tasks_panel.h"

#include "ui/shell/task_row.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace minixdr
{

TasksPanel::TasksPanel(TaskList &tasks, QWidget *parent)
    : Popup(parent), m_tasks(tasks), m_column(new QVBoxLayout(this)), m_nothing(new QLabel(this))
{
    setAccessibleName(tr("Tasks"));
    setMinimumWidth(420);
    m_nothing->setText(tr("Nothing runs at the moment. What takes longer than a second appears here."));
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("secondary", true);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->addWidget(m_nothing);
    connect(&tasks, &TaskList::started, this, &TasksPanel::addTask);
    connect(&tasks, &TaskList::progressed, this, &TasksPanel::updateTask);
    connect(&tasks, &TaskList::finished, this, &TasksPanel::removeTask);
    for (const auto &facts : tasks.tasks())
        addTask(facts.id);
}

void TasksPanel::addTask(quint64 id)
{
    auto *row = new TaskRow(m_tasks.canCancel(id), this);
    connect(row, &TaskRow::cancelRequested, this, [this, id] { m_tasks.cancel(id); });
    m_rows[id] = row;
    m_column->addWidget(row);
    m_nothing->hide();
    updateTask(id);
    adjustSize();
}

void TasksPanel::updateTask(quint64 id)
{
    const auto tasks = m_tasks.tasks();
    const auto facts = std::find_if(tasks.begin(), tasks.end(), [id](const TaskFacts &task) { return task.id == id; });
    if (const auto row = m_rows.find(id); row != m_rows.end() && facts != tasks.end())
        row->second->show(*facts);
}

void TasksPanel::removeTask(quint64 id)
{
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return;
    row->second->hide();
    row->second->deleteLater();
    m_rows.erase(row);
    m_nothing->setVisible(m_rows.empty());
    adjustSize();
}

} // namespace minixdr
