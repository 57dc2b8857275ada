// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace minixdr
{

/// One thing that takes longer than a second, as the tasks panel shows it.
struct TaskFacts {
    quint64 id = 0;
    QString name;   ///< "Run migration perf_001"
    QString detail; ///< the present step
    qint64 done = 0;
    qint64 total = 0;      ///< 0: unknown
    bool isLosable = true; ///< closing the window would lose work
    bool isCancelling = false;
    bool operator==(const TaskFacts &) const = default;
};

/// Every long task that runs now, for the tasks panel, the status bar and the question at closing. GUI thread; owned
/// by main(), handed to the pages that start tasks.
class TaskList : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `cancel` may be empty: then the task can't be cancelled.
    quint64 start(const QString &name, std::function<void()> cancel, bool isLosable = true);
    void setProgress(quint64 id, qint64 done, qint64 total, const QString &detail = {});
    void finish(quint64 id);
    void cancel(quint64 id);
    bool canCancel(quint64 id) const;

    std::vector<TaskFacts> tasks() const;
    bool isEmpty() const { return m_tasks.empty(); }

Q_SIGNALS:
    void started(quint64 id);
    void progressed(quint64 id);
    void finished(quint64 id);

private:
    struct Entry {
        TaskFacts facts;
        std::function<void()> cancel;
    };
    Entry *find(quint64 id);

    std::vector<Entry> m_tasks;
    quint64 m_lastId = 0;
};

} // namespace minixdr
