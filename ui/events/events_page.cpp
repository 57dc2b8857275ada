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

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

namespace minixdr
{

EventsPage::EventsPage(const EventsPageConfig &config, QWidget *parent)
    : Page(parent), m_config(config), m_presenter(config.events, config.times), m_detail(config.events),
      m_assignees(config.accounts),
      m_filter(new FilterBar(eventFilterFields(), tr("Search message and signature"), config.display, this)),
      m_list(new PagedListPanel(m_presenter, QStringLiteral("events"),
                                {tr("Events"), tr("The events could not be loaded.")}, config.display)),
      m_panel(new EventDetailPanel(m_detail, config.display)),
      m_splitter(new DetailSplitter(QStringLiteral("events"), m_list, m_panel, config.display, this))
{
    m_panel->setCornerButton(m_splitter->makeToggle(m_panel));
    makeActions();
    build();
    wire();
    applyFilter(m_filter->values());
    updateActions();
}

void EventsPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QFrame(this);
    line->setProperty("hairline", true);
    column->addWidget(m_filter);
    column->addWidget(line);
    column->addWidget(m_splitter, 1);
}

void EventsPage::wire()
{
    connect(m_filter, &FilterBar::changed, this, &EventsPage::applyFilter);
    connect(m_list, &PagedListPanel::emptyActionRequested, m_filter, &FilterBar::clearAll);
    connect(m_list, &PagedListPanel::currentRowChanged, this, &EventsPage::showRow);
    connect(m_list, &PagedListPanel::activated, m_panel, &EventDetailPanel::focusRaw);
    connect(m_list, &PagedListPanel::timed, this, &Page::timed);
    connect(m_panel, &EventDetailPanel::eventsOfAddressRequested, this, &EventsPage::showEventsOf);
    connect(&m_presenter, &PagedPresenter::changed, this, &EventsPage::refreshState);
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
    m_filterByValue = addNamedAction(tr("Filter by this value"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                                     [this] { filterByCurrentCell(); });
    m_ofSource =
        addNamedAction(tr("Events of the source address"), {}, [this] { showEventsOf(*m_detail.event().srcIp); });
    m_ofDestination =
        addNamedAction(tr("Events of the destination address"), {}, [this] { showEventsOf(*m_detail.event().dstIp); });
    m_makeIncident =
        addNamedAction(tr("Make an incident…"), QKeySequence(Qt::Key_I), [this] { openIncidentOfSelection(); });
    m_filterByValue->setShortcutContext(Qt::WidgetShortcut); // in editors the key means something else
    m_list->table().addActions({m_filterByValue, m_ofSource, m_ofDestination, m_makeIncident});
    addNamedAction(tr("Copy the raw event"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                   [this] { m_panel->copyRaw(); });
    addNamedAction(tr("Filter"), QKeySequence::Find, [this] { m_filter->focusText(); });
    addNamedAction(tr("Clear the filter"), {}, [this] { m_filter->clearAll(); });
    addNamedAction(tr("Detail below or to the right"), QKeySequence(Qt::CTRL | Qt::Key_D),
                   [this] { m_splitter->toggleDirection(); });
    addNamedAction(tr("Back to the table"), QKeySequence(Qt::Key_Escape),
                   [this] { m_list->table().setFocus(Qt::ShortcutFocusReason); });
    addActions(m_list->pageActions());
}

QAction *EventsPage::addNamedAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

bool EventsPage::isSettled() const
{
    return m_list->isSettled() && m_detail.state() != EventDetailPresenter::State::Loading;
}

bool EventsPage::hasData() const
{
    return m_list->hasData();
}

QList<QAction *> EventsPage::primaryActions() const
{
    return {m_makeIncident};
}

void EventsPage::enter()
{
    m_presenter.setActive(true);
    m_assignees.ensureLoaded();
    m_list->takeKeys();
}

void EventsPage::leave()
{
    m_presenter.setActive(false);
}

void EventsPage::reload()
{
    m_presenter.reload();
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
    m_presenter.setFilter(toEventFilter(values, utcNow()));
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
    const bool hasRow = index.isValid();
    const auto event = hasRow ? m_presenter.model().row(index.row()) : Event();
    m_filterByValue->setEnabled(hasRow &&
                                narrowed({}, event, m_presenter.model().columnId(index.column())).has_value());
    m_ofSource->setEnabled(event.srcIp.has_value());
    m_ofDestination->setEnabled(event.dstIp.has_value());
    m_makeIncident->setEnabled(m_list->table().selectionModel()->hasSelection());
}

void EventsPage::filterByCurrentCell()
{
    const auto index = m_list->table().currentIndex();
    const auto columnId = m_presenter.model().columnId(index.column());
    if (const auto values = narrowed(m_filter->values(), m_presenter.model().row(index.row()), columnId))
        m_filter->setValues(*values);
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

void EventsPage::refreshState()
{
    const bool hasDetail = m_detail.state() != EventDetailPresenter::State::Nothing;
    const bool isFirstLoad = m_presenter.state() == PagedPresenter::State::Loading;
    m_panel->setVisible(hasDetail || m_list->hasData() || isFirstLoad); // one empty place is enough
    if (std::exchange(m_wasSettled, isSettled()) != isSettled() && isSettled())
        Q_EMIT settled(hasData());
}

} // namespace minixdr
