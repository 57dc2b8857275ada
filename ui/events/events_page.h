// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/event_detail_presenter.h"
#include "models/events/events_presenter.h"
#include "models/incidents/assignee_list.h"
#include "services/incidents/incidents_port.h"
#include "ui/shell/list_page.h"
#include "ui/widgets/display_settings.h"

namespace minixdr
{

class EventDetailPanel;

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
class EventsPage : public ListPage
{
    Q_OBJECT
public:
    explicit EventsPage(const EventsPageConfig &config, QWidget *parent = nullptr);

    QList<QAction *> primaryActions() const override;
    void enter() override;

    /// Everything from or to `address`.
    void showEventsOf(const IpAddress &address);

public Q_SLOTS:
    /// An address as text: its events.
    void navigate(const QVariant &argument) override;

protected:
    bool hasDetail() const override;
    bool isDetailSettled() const override;
    void setDetailActive(bool isActive) override;
    std::optional<FilterValues> narrowedByCell(const FilterValues &values, const QModelIndex &cell) const override;

private:
    void wire();
    void makeActions();
    void applyFilter(const FilterValues &values);
    void showRow(int row);
    void updateActions();
    void openIncidentOfSelection();
    std::vector<Event> selectedEvents() const;

    EventsPageConfig m_config;
    EventsPresenter m_presenter;
    EventDetailPresenter m_detail;
    AssigneeList m_assignees;
    FilterBar *m_filter;
    PagedListPanel *m_list;
    EventDetailPanel *m_panel;
    QAction *m_ofSource = nullptr;
    QAction *m_ofDestination = nullptr;
    QAction *m_makeIncident = nullptr;
};

} // namespace minixdr
