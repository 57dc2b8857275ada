// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/events_page.h"

#include "models/events/incident_from_events.h"
#include "ui/events/event_detail_panel.h"
#include "ui/events/event_filter_fields.h"
#include "ui/incidents/new_incident_dialog.h"
#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_list_panel.h"
#include "ui/widgets/paged_table_view.h"

#include <QToolButton>

namespace minixdr
{

EventsPage::EventsPage(const EventsPageConfig &config, QWidget *parent)
    : ListPage(parent), m_config(config), m_presenter(config.events, config.times), m_detail(config.events),
      m_assignees(config.accounts),
      m_filter(new FilterBar(eventFilterFields(), tr("Search message and signature"), config.display, this)),
      m_list(new PagedListPanel(m_presenter, QStringLiteral("events"),
                                {tr("Events"), tr("The events could not be loaded.")}, config.display)),
      m_panel(new EventDetailPanel(m_detail, config.display))
{
    auto *splitter = new DetailSplitter(QStringLiteral("events"), m_list, m_panel, config.display, this);
    m_panel->setCornerButton(splitter->makeToggle(m_panel));
    makeActions();
    assemble({&m_presenter, m_filter, m_list, m_panel, splitter});
    wire();
    applyFilter(m_filter->values());
    updateActions();
}

void EventsPage::wire()
{
    connect(m_filter, &FilterBar::changed, this, &EventsPage::applyFilter);
    connect(m_list, &PagedListPanel::emptyActionRequested, m_filter, &FilterBar::clearAll);
    connect(m_list, &PagedListPanel::currentRowChanged, this, &EventsPage::showRow);
    connect(m_list, &PagedListPanel::activated, m_panel, &EventDetailPanel::focusRaw);
    connect(m_panel, &EventDetailPanel::eventsOfAddressRequested, this, &EventsPage::showEventsOf);
    connect(&m_detail, &EventDetailPresenter::changed, this, &EventsPage::refreshState);
    connect(&m_presenter, &PagedPresenter::pageShown, this, [this] {
        if (m_detail.state() == EventDetailPresenter::State::Failed)
            m_detail.reload(); // the server is back
    });
    auto *selection = m_list->table().selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this, &EventsPage::updateActions);
    connect(selection, &QItemSelectionModel::currentChanged, this, &EventsPage::updateActions);
}

void EventsPage::makeActions()
{
    m_ofSource =
        addNamedAction(tr("Events of the source address"), {}, [this] { showEventsOf(*m_detail.event().srcIp); });
    m_ofDestination =
        addNamedAction(tr("Events of the destination address"), {}, [this] { showEventsOf(*m_detail.event().dstIp); });
    m_makeIncident =
        addNamedAction(tr("Make an incident…"), QKeySequence(Qt::Key_I), [this] { openIncidentOfSelection(); });
    m_list->table().addActions({m_ofSource, m_ofDestination, m_makeIncident});
    addNamedAction(tr("Copy the raw event"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                   [this] { m_panel->copyRaw(); });
}

QList<QAction *> EventsPage::primaryActions() const
{
    return {m_makeIncident};
}

void EventsPage::enter()
{
    ListPage::enter();
    m_assignees.ensureLoaded();
}

void EventsPage::navigate(const QVariant &argument)
{
    if (const auto address = IpAddress::parse(argument.toString()))
        showEventsOf(*address);
}

void EventsPage::showEventsOf(const IpAddress &address)
{
    m_filter->setValues(eventsOfAddress(address));
}

void EventsPage::applyFilter(const FilterValues &values)
{
    if (values.isEmpty())
        m_list->setEmptyText({tr("No events yet"),
                              tr("Events appear here once sensors send them, or a file is imported with "
                                 "“minixdrctl import”."),
                              {}});
    else
        m_list->setEmptyText({tr("No events match this filter"), tr("Remove a part of it, or look at a longer time."),
                              tr("Clear the filter")});
    m_presenter.setFilter([values] { return toEventFilter(values, utcNow()); });
}

void EventsPage::showRow(int row)
{
    if (row < 0)
        m_detail.clear();
    else
        m_detail.show(m_presenter.model().row(row));
}

void EventsPage::updateActions()
{
    const auto index = m_list->table().currentIndex();
    const auto event = index.isValid() ? m_presenter.model().row(index.row()) : Event();
    m_ofSource->setEnabled(event.srcIp.has_value());
    m_ofDestination->setEnabled(event.dstIp.has_value());
    m_makeIncident->setEnabled(m_list->table().selectionModel()->hasSelection());
}

std::vector<Event> EventsPage::selectedEvents() const
{
    std::vector<Event> events;
    for (const auto &index : m_list->table().selectedRowIndexes())
        events.push_back(m_presenter.model().row(index.row()));
    return events;
}

void EventsPage::openIncidentOfSelection()
{
    auto *dialog = new NewIncidentDialog(m_config.incidents, m_assignees,
                                         IncidentForm::of(incidentFromEvents(selectedEvents())), this);
    connect(dialog, &NewIncidentDialog::created, this, [this](const Incident &incident) {
        Q_EMIT navigationRequested(QStringLiteral("incidents"), QVariant::fromValue(incident.id.value));
    });
    dialog->open();
}

bool EventsPage::hasDetail() const
{
    return m_detail.state() != EventDetailPresenter::State::Nothing;
}

bool EventsPage::isDetailSettled() const
{
    return m_detail.state() != EventDetailPresenter::State::Loading;
}

void EventsPage::setDetailActive(bool isActive)
{
    m_detail.setActive(isActive);
}

std::optional<FilterValues> EventsPage::narrowedByCell(const FilterValues &values, const QModelIndex &cell) const
{
    const auto &model = m_presenter.model();
    return narrowed(values, model.row(cell.row()), model.columnId(cell.column()));
}

} // namespace minixdr
