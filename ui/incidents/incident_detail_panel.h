// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/event_columns.h"
#include "models/incidents/incident_detail_columns.h"
#include "models/incidents/incident_detail_presenter.h"
#include "models/table/rows_table_model.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace minixdr
{

class AssigneeList;
class ChangeMenus;
class IncidentSummary;
class Notice;

/// One incident: what it is, what can be changed, and tabs for summary, timeline, events, actions and history. GUI
/// thread; owned by its page, outlived by presenter and assignees.
class IncidentDetailPanel : public QWidget
{
    Q_OBJECT
public:
    IncidentDetailPanel(IncidentDetailPresenter &presenter, AssigneeList &assignees, DisplaySettings &display,
                        QWidget *parent = nullptr);

    ChangeMenus &menus() { return *m_menus; }
    QTabWidget &tabs() { return *m_tabs; }
    void focusContent();
    void focusNote();
    /// The incidents that somebody has begun a note on.
    std::vector<IncidentId> unsentNotes() const;

Q_SIGNALS:
    void eventsOfAddressRequested(const minixdr::IpAddress &address);
    void incidentRequested(minixdr::IncidentId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildHeader();
    void buildTabs();
    void refresh();
    void refreshTabs();
    void showInPlace();

    IncidentDetailPresenter &m_presenter;
    DisplaySettings &m_display;
    RowsTableModel<TimelineEntry> m_timeline;
    RowsTableModel<Event> m_events;
    RowsTableModel<ActionLog> m_actions;
    RowsTableModel<HistoryEntry> m_history;
    QStackedWidget *m_stack;
    Notice *m_notice;
    QWidget *m_content;
    ChangeMenus *m_menus;
    QLabel *m_number;
    QLabel *m_reason;
    QToolButton *m_eventsOfAddress;
    QTabWidget *m_tabs;
    IncidentSummary *m_summary;
};

} // namespace minixdr
