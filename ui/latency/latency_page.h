// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latency/latency_presenter.h"
#include "ui/shell/page.h"
#include "ui/widgets/display_settings.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace minixdr
{

class PagedTableView;
class StateStack;
class TimeSeriesChart;

/// How long statements took in the last minutes or hours: percentiles over time for all or one of them with the slow
/// queries marked, where the time went, connections and hit rate, and the statements. GUI thread; owned by the main
/// window.
class LatencyPage : public Page
{
    Q_OBJECT
public:
    LatencyPage(LatencyPort &port, SlowQueriesPort &slowQueries, DisplaySettings &display, QWidget *parent = nullptr);

    bool isSettled() const override { return m_presenter.state() != LatencyPresenter::State::Loading; }
    bool hasData() const override { return m_presenter.state() == LatencyPresenter::State::Filled; }
    void enter() override { m_presenter.setActive(true); }
    void leave() override { m_presenter.setActive(false); }

public Q_SLOTS:
    void reload() override { m_presenter.reload(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    QWidget *makeToolbar();
    QWidget *makeContent();
    void build();
    void wire();
    void refresh();
    void refreshCharts();
    void fitPoints();
    void fillSlowMenu();
    void openSlowQuery(qint64 number);
    void chooseStatement(const QString &statement);

    LatencyPresenter m_presenter;
    DisplaySettings &m_display;
    QComboBox *m_window = nullptr;
    QLabel *m_statement = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_slow = nullptr;
    QAction *m_exportCsv = nullptr;
    QAction *m_exportPng = nullptr;
    TimeSeriesChart *m_latency = nullptr;
    TimeSeriesChart *m_phases = nullptr;
    TimeSeriesChart *m_connections = nullptr;
    TimeSeriesChart *m_hitRate = nullptr;
    PagedTableView *m_table = nullptr;
    StateStack *m_stack = nullptr;
    bool m_wasSettled = false;
};

} // namespace minixdr
