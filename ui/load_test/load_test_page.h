// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/load_test/load_test_presenter.h"
#include "ui/shell/page.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace minixdr
{

class TimeSeriesChart;

/// Runs the specification's scenario with simulated users and shows what it measures, while it runs and at the end. GUI
/// thread; owned by the main window.
class LoadTestPage : public Page
{
    Q_OBJECT
public:
    LoadTestPage(LoadTestPort &port, DisplaySettings &display, TaskList &tasks, QWidget *parent = nullptr);
    ~LoadTestPage() override;

    bool isSettled() const override { return !m_presenter.isWorking(); }
    bool hasData() const override { return m_presenter.report().has_value(); }
    QList<QAction *> primaryActions() const override { return {m_start, m_stop}; }
    void enter() override;
    void prepareForTour() override;

private:
    QSpinBox *makeNumber(const QString &name, int value, int most, const QString &suffix);
    QWidget *makeForm();
    QWidget *makeCharts();
    QWidget *makeTables();
    void makeActions();
    void build();
    void wire();
    void start();
    void refresh();
    void refreshCharts();
    QString standing() const;
    QString outcome(const LoadTestReport &report) const;
    void endTask();
    LoadTestPlan planOfForm() const;

    LoadTestPresenter m_presenter;
    DisplaySettings &m_display;
    TaskList &m_taskList;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_copy = nullptr;
    QSpinBox *m_users = nullptr;
    QSpinBox *m_spawnRate = nullptr;
    QSpinBox *m_seconds = nullptr;
    QSpinBox *m_seed = nullptr;
    QLabel *m_standing = nullptr;
    QProgressBar *m_progress = nullptr;
    TimeSeriesChart *m_rate = nullptr;
    TimeSeriesChart *m_latency = nullptr;
    quint64 m_task = 0; ///< in the tasks panel; 0: none
};

} // namespace minixdr
