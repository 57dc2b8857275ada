// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/task_list.h"

#include <algorithm>

namespace minixdr
{

quint64 TaskList::start(const QString &name, std::function<void()> cancel, bool isLosable)
{
    const auto id = ++m_lastId;
    m_tasks.push_back({TaskFacts{.id = id, .name = name, .detail = {}, .isLosable = isLosable}, std::move(cancel)});
    Q_EMIT started(id);
    return id;
}

void TaskList::setProgress(quint64 id, qint64 done, qint64 total, const QString &detail)
{
    auto *entry = find(id);
    if (!entry)
        return;
    entry->facts.done = done;
    entry->facts.total = total;
    entry->facts.detail = detail;
    Q_EMIT progressed(id);
}

void TaskList::finish(quint64 id)
{
    if (std::erase_if(m_tasks, [id](const Entry &entry) { return entry.facts.id == id; }))
        Q_EMIT finished(id);
}

void TaskList::cancel(quint64 id)
{
    auto *entry = find(id);
    if (!entry || !entry->cancel || entry->facts.isCancelling)
        return;
    entry->facts.isCancelling = true;
    const auto action = entry->cancel; // may finish the task and so destroy the entry
    Q_EMIT progressed(id);
    action();
}

bool TaskList::canCancel(quint64 id) const
{
    return std::any_of(m_tasks.begin(), m_tasks.end(),
                       [id](const Entry &entry) { return entry.facts.id == id && entry.cancel; });
}

std::vector<TaskFacts> TaskList::tasks() const
{
    std::vector<TaskFacts> facts;
    for (const auto &entry : m_tasks)
        facts.push_back(entry.facts);
    return facts;
}

TaskList::Entry *TaskList::find(quint64 id)
{
    const auto found =
        std::find_if(m_tasks.begin(), m_tasks.end(), [id](const Entry &entry) { return entry.facts.id == id; });
    return found == m_tasks.end() ? nullptr : &*found;
}

} // namespace minixdr
