// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/alert.h"
#include "services/workspace/workspace_status.h"
#include "ui/shell/page.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QHBoxLayout;
class QToolButton;

namespace minixdr
{

/// The line at the bottom: profile, connections in use, hit rate, where the last page's time went, running tasks.
/// Each part is a button; it only reports clicks. Owned by the main window.
class StatusBar : public QFrame
{
    Q_OBJECT
public:
    StatusBar(TaskList &tasks, const DisplaySettings &display, QWidget *parent);

    void setStatus(const WorkspaceStatus &status);
    void setTiming(const PageTiming &timing);
    /// Shows an alert for a minute, or until it is clicked or the next one comes.
    void setAlert(const Alert &alert);

Q_SIGNALS:
    void profileClicked();
    void poolClicked();
    void cacheClicked();
    void timingClicked();
    void tasksClicked();
    void alertClicked(const minixdr::Alert &alert);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addPart(QHBoxLayout *row, const QString &name);
    QWidget *addDot(QHBoxLayout *row);
    void refresh();
    void refreshProfile();
    void refreshPool();
    void refreshCache();
    void refreshTiming();
    void refreshTasks();
    void refreshAlert();

    TaskList &m_tasks;
    const DisplaySettings &m_display;
    std::optional<WorkspaceStatus> m_status;
    std::optional<PageTiming> m_timing;
    QToolButton *m_profilePart;
    QToolButton *m_poolPart;
    QToolButton *m_cachePart;
    QWidget *m_timingDot;
    QToolButton *m_timingPart;
    QToolButton *m_alertPart;
    QToolButton *m_tasksPart;
    std::optional<Alert> m_alert;
    QTimer m_alertEnd;
};

/// The hit rate of all tags together; none if nothing was looked up.
std::optional<double> overallHitRate(const cache::CacheStatus &status);

} // namespace minixdr
