// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/event_detail_presenter.h"
#include "models/events/events_presenter.h"
#include "models/incidents/assignee_list.h"
#include "services/incidents/incidents_port.h"
#include "ui/shell/page.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/filter_values.h"

class QAction;

namespace minixdr
{

class DetailSplitter;
class EventDetailPanel;
class FilterBar;
class PagedListPanel;

/// Everything outlives the page.
struct EventsPageConfig {
    EventsPort &events;
    IncidentsPort &incidents;
    AccountsPort &accounts;
    DisplaySettings &display;
    PagingTimes times = {};
};

/// The events of the organization: filter, pages, the raw line, and an incident made of what is selected. GUI thread;
/// owned by the main window.
class EventsPage : public Page
{
    Q_OBJECT
public:
    explicit EventsPage(const EventsPageConfig &config, QWidget *parent = nullptr);

    bool isSettled() const override;
    bool hasData() const override;
    QList<QAction *> primaryActions() const override;
    void enter() override;
    void leave() override;

    /// Everything from or to `address`.
    void showEventsOf(const IpAddress &address);

public Q_SLOTS:
    /// An address as text: its events.
    void navigate(const QVariant &argument) override;
    void reload() override;

private:
    void build();
    void wire();
    void makeActions();
    QAction *addNamedAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run);
    void applyFilter(const FilterValues &values);
    void showRow(int row);
    void updateActions();
    void filterByCurrentCell();
    void openIncidentOfSelection();
    std::vector<Event> selectedEvents() const;
    void refreshState();

    EventsPageConfig m_config;
    EventsPresenter m_presenter;
    EventDetailPresenter m_detail;
    AssigneeList m_assignees;
    FilterBar *m_filter;
    PagedListPanel *m_list;
    EventDetailPanel *m_panel;
    DetailSplitter *m_splitter;
    QAction *m_filterByValue = nullptr;
    QAction *m_ofSource = nullptr;
    QAction *m_ofDestination = nullptr;
    QAction *m_makeIncident = nullptr;
    bool m_wasSettled = false;
};

} // namespace minixdr
