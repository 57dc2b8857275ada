// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidents_page.h"

#include "models/incidents/incident_columns.h"
#include "ui/incidents/change_menus.h"
#include "ui/incidents/incident_detail_panel.h"
#include "ui/incidents/incident_filter_fields.h"
#include "ui/incidents/new_incident_dialog.h"
#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_list_panel.h"
#include "ui/widgets/paged_table_view.h"

#include <QTabWidget>
#include <QToolButton>

namespace minixdr
{

IncidentsPage::IncidentsPage(const IncidentsPageConfig &config, QWidget *parent)
    : ListPage(parent), m_config(config), m_presenter(config.incidents, config.times), m_detail(config.incidents),
      m_assignees(config.accounts),
      m_filter(new FilterBar(incidentFilterFields(), tr("Search reasons"), config.display, this)),
      m_list(new PagedListPanel(m_presenter, QStringLiteral("incidents"),
                                {tr("Incidents"), tr("The incidents could not be loaded.")}, config.display)),
      m_panel(new IncidentDetailPanel(m_detail, m_assignees, config.display))
{
    auto *splitter = new DetailSplitter(QStringLiteral("incidents"), m_list, m_panel, config.display, this);
    m_panel->tabs().setCornerWidget(splitter->makeToggle(m_panel));
    makeActions();
    assemble({&m_presenter, m_filter, m_list, m_panel, splitter});
    wire();
    wireDetail();
    applyFilter(m_filter->values());
    updateActions();
}

void IncidentsPage::wire()
{
    connect(m_filter, &FilterBar::changed, this, &IncidentsPage::applyFilter);
    connect(m_list, &PagedListPanel::emptyActionRequested, this,
            [this] { m_filter->values().isEmpty() ? openNewIncident() : m_filter->clearAll(); });
    connect(m_list, &PagedListPanel::currentRowChanged, this, &IncidentsPage::showRow);
    connect(m_list, &PagedListPanel::activated, m_panel, &IncidentDetailPanel::focusContent);
    connect(&m_presenter, &PagedPresenter::pageShown, this, [this] {
        m_assignees.ensureLoaded();
        if (const auto goal = std::exchange(m_goal, std::nullopt))
            showIncident(*goal);
        else if (m_detail.state() == IncidentDetailPresenter::State::Failed)
            m_detail.reload(); // the server is back
    });
    connect(&m_assignees, &AssigneeList::changed, this,
            [this] { m_filter->setChoices(kAssigneeField, assigneeChoices(m_assignees)); });
    connect(m_list->table().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &IncidentsPage::updateActions);
    connect(&m_presenter.model(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_list->currentRow();
                if (row >= first.row() && row <= last.row())
                    showRow(row);
            });
}

void IncidentsPage::wireDetail()
{
    connect(&m_detail, &IncidentDetailPresenter::changed, this, &IncidentsPage::refreshState);
    connect(&m_detail, &IncidentDetailPresenter::changed, this, &IncidentsPage::updateActions);
    connect(&m_detail, &IncidentDetailPresenter::stored, this,
            [this](const Incident &incident) { m_presenter.model().update(incident); });
    connect(m_panel, &IncidentDetailPanel::eventsOfAddressRequested, this, &IncidentsPage::requestEventsOf);
    connect(m_panel, &IncidentDetailPanel::incidentRequested, this, &IncidentsPage::showIncident);
}

void IncidentsPage::makeActions()
{
    m_newIncident = addNamedAction(tr("New incident…"), QKeySequence::New, [this] { openNewIncident(); });
    auto &menus = m_panel->menus();
    m_changeActions = {
        addNamedAction(tr("Change the status…"), QKeySequence(Qt::Key_S),
                       [&menus] { ChangeMenus::open(menus.statusButton()); }),
        addNamedAction(tr("Assign…"), QKeySequence(Qt::Key_A), [&menus] { ChangeMenus::open(menus.assigneeButton()); }),
        addNamedAction(tr("Change the escalation…"), QKeySequence(Qt::Key_E),
                       [&menus] { ChangeMenus::open(menus.escalationButton()); }),
        addNamedAction(tr("Add a note"), QKeySequence(Qt::Key_N), [this] { m_panel->focusNote(); }),
    };
    m_eventsOfSource = addNamedAction(tr("Events of the source address"), QKeySequence(Qt::Key_V),
                                      [this] { requestEventsOf(*m_detail.incident().srcIp); });
    m_list->table().addActions(m_changeActions);
    m_list->table().addAction(m_eventsOfSource);
}

QList<QAction *> IncidentsPage::primaryActions() const
{
    return {m_newIncident};
}

QStringList IncidentsPage::unsavedWork() const
{
    QStringList work;
    for (const auto id : m_panel->unsentNotes())
        work << tr("the note on %1").arg(incidentNumber(id));
    for (const auto id : m_detail.unsavedIncidents())
        work << tr("the change to %1").arg(incidentNumber(id));
    return work;
}

void IncidentsPage::reload()
{
    ListPage::reload();
    m_detail.reload();
}

void IncidentsPage::navigate(const QVariant &argument)
{
    bool isNumber = false;
    const IncidentId id{argument.toLongLong(&isNumber)};
    if (!isNumber)
        return;
    m_goal = id;
    m_presenter.showFirst(); // a new one is there
}

/// Its row, or its detail alone if it is on another page.
void IncidentsPage::showIncident(IncidentId id)
{
    const auto &rows = m_presenter.model().rows();
    const auto row = std::ranges::find(rows, id, &Incident::id);
    if (row != rows.end()) {
        const auto place = static_cast<int>(row - rows.begin());
        m_list->table().setCurrentIndex(m_presenter.model().index(place, 0));
        showRow(place); // it may have been the current one, with another's detail beside it
    } else {
        m_list->table().clearSelection();
        Incident incident;
        incident.id = id;
        m_detail.show(incident);
    }
    m_detail.reload();
}

void IncidentsPage::applyFilter(const FilterValues &values)
{
    if (values.isEmpty())
        m_list->setEmptyText({tr("No incidents"),
                              tr("Nothing needs you right now. Incidents appear here once rules or people make them."),
                              tr("New incident")});
    else
        m_list->setEmptyText({tr("No incidents match this filter"),
                              tr("Remove a part of it, or look at a longer time."), tr("Clear the filter")});
    m_presenter.setFilter([values] { return toIncidentFilter(values, utcNow()); });
}

void IncidentsPage::showRow(int row)
{
    if (row >= 0)
        m_detail.show(m_presenter.model().row(row));
    else
        m_detail.clear();
}

void IncidentsPage::updateActions()
{
    for (auto *action : m_changeActions)
        action->setEnabled(hasDetail() && !m_detail.isSaving());
    m_eventsOfSource->setEnabled(hasDetail() && m_detail.incident().srcIp);
}

void IncidentsPage::openNewIncident()
{
    auto *dialog = new NewIncidentDialog(m_config.incidents, m_assignees, {}, this);
    connect(dialog, &NewIncidentDialog::created, this,
            [this](const Incident &incident) { navigate(QVariant::fromValue(incident.id.value)); });
    dialog->open();
}

void IncidentsPage::requestEventsOf(const IpAddress &address)
{
    Q_EMIT navigationRequested(QStringLiteral("events"), address.toString());
}

bool IncidentsPage::hasDetail() const
{
    return m_detail.state() != IncidentDetailPresenter::State::Nothing;
}

bool IncidentsPage::isDetailSettled() const
{
    return m_detail.state() != IncidentDetailPresenter::State::Loading && !m_detail.isSaving();
}

void IncidentsPage::setDetailActive(bool isActive)
{
    m_detail.setActive(isActive);
}

std::optional<FilterValues> IncidentsPage::narrowedByCell(const FilterValues &values, const QModelIndex &cell) const
{
    const auto &model = m_presenter.model();
    return narrowed(values, model.row(cell.row()), model.columnId(cell.column()));
}

} // namespace minixdr
