// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/assignee_list.h"
#include "models/incidents/incident_detail_presenter.h"
#include "models/incidents/incidents_presenter.h"
#include "ui/shell/list_page.h"
#include "ui/widgets/display_settings.h"

namespace minixdr
{

class IncidentDetailPanel;

/// Everything outlives the page.
struct IncidentsPageConfig {
    IncidentsPort &incidents;
    AccountsPort &accounts;
    DisplaySettings &display;
    PagingTimes times = {};
};

/// The incidents of the organization: filter, pages, the whole of one, and what an analyst changes about it. GUI
/// thread; owned by the main window.
class IncidentsPage : public ListPage
{
    Q_OBJECT
public:
    explicit IncidentsPage(const IncidentsPageConfig &config, QWidget *parent = nullptr);

    QList<QAction *> primaryActions() const override;
    QStringList unsavedWork() const override;

public Q_SLOTS:
    /// The number of an incident: shows it, on whatever page it is.
    void navigate(const QVariant &argument) override;
    void reload() override;

protected:
    bool hasDetail() const override;
    bool isDetailSettled() const override;
    void setDetailActive(bool isActive) override;
    std::optional<FilterValues> narrowedByCell(const FilterValues &values, const QModelIndex &cell) const override;

private:
    void wire();
    void wireDetail();
    void makeActions();
    void applyFilter(const FilterValues &values);
    void showRow(int row);
    void showIncident(IncidentId id);
    void updateActions();
    void openNewIncident();
    void requestEventsOf(const IpAddress &address);

    IncidentsPageConfig m_config;
    IncidentsPresenter m_presenter;
    IncidentDetailPresenter m_detail;
    AssigneeList m_assignees;
    FilterBar *m_filter;
    PagedListPanel *m_list;
    IncidentDetailPanel *m_panel;
    QAction *m_eventsOfSource = nullptr;
    QList<QAction *> m_changeActions;
    QAction *m_newIncident = nullptr;
    std::optional<IncidentId> m_goal; ///< to be shown once the page is there
};

} // namespace minixdr
