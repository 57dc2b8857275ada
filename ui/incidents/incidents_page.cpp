// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidents_page.h"

#include "ui/incidents/change_menus.h"
#include "ui/incidents/incident_detail_panel.h"
#include "ui/incidents/incident_filter_fields.h"
#include "ui/incidents/new_incident_dialog.h"
#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_list_panel.h"
#include "ui/widgets/paged_table_view.h"

#include <QAction>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace minixdr
{

IncidentsPage::IncidentsPage(const IncidentsPageConfig &config, QWidget *parent)
    : Page(parent), m_config(config), m_presenter(config.incidents, config.times), m_detail(config.incidents),
      m_assignees(config.accounts),
      m_filter(new FilterBar(incidentFilterFields(), tr("Search reasons"), config.display, this)),
      m_list(new PagedListPanel(m_presenter, QStringLiteral("incidents"),
                                {tr("Incidents"), tr("The incidents could not be loaded.")}, config.display)),
      m_panel(new IncidentDetailPanel(m_detail, m_assignees, config.display)),
      m_splitter(new DetailSplitter(QStringLiteral("incidents"), m_list, m_panel, config.display, this))
{
    m_panel->tabs().setCornerWidget(m_splitter->makeToggle(m_panel));
    makeActions();
    build();
    wire();
    wireDetail();
    applyFilter(m_filter->values());
    updateActions();
}

void IncidentsPage::build()
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

void IncidentsPage::wire()
{
    connect(m_filter, &FilterBar::changed, this, &IncidentsPage::applyFilter);
    connect(m_list, &PagedListPanel::emptyActionRequested, this,
            [this] { m_filter->values().isEmpty() ? openNewIncident() : m_filter->clearAll(); });
    connect(m_list, &PagedListPanel::currentRowChanged, this, &IncidentsPage::showRow);
    connect(m_list, &PagedListPanel::activated, m_panel, &IncidentDetailPanel::focusContent);
    connect(m_list, &PagedListPanel::timed, this, &Page::timed);
    connect(&m_presenter, &PagedPresenter::changed, this, &IncidentsPage::refreshState);
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
    m_filterByValue = addNamedAction(tr("Filter by this value"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                                     [this] { filterByCurrentCell(); });
    m_filterByValue->setShortcutContext(Qt::WidgetShortcut); // in editors the key means something else
    m_list->table().addActions(m_changeActions);
    m_list->table().addActions({m_eventsOfSource, m_filterByValue});
    addNamedAction(tr("Filter"), QKeySequence::Find, [this] { m_filter->focusText(); });
    addNamedAction(tr("Clear the filter"), {}, [this] { m_filter->clearAll(); });
    addNamedAction(tr("Detail below or to the right"), QKeySequence(Qt::CTRL | Qt::Key_D),
                   [this] { m_splitter->toggleDirection(); });
    addNamedAction(tr("Back to the table"), QKeySequence(Qt::Key_Escape),
                   [this] { m_list->table().setFocus(Qt::ShortcutFocusReason); });
    addActions(m_list->pageActions());
}

QAction *IncidentsPage::addNamedAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

bool IncidentsPage::isSettled() const
{
    return m_list->isSettled() && m_detail.state() != IncidentDetailPresenter::State::Loading && !m_detail.isSaving();
}

bool IncidentsPage::hasData() const
{
    return m_list->hasData();
}

QList<QAction *> IncidentsPage::primaryActions() const
{
    return {m_newIncident};
}

void IncidentsPage::enter()
{
    m_presenter.setActive(true);
    m_list->takeKeys();
}

void IncidentsPage::leave()
{
    m_presenter.setActive(false);
}

void IncidentsPage::reload()
{
    m_presenter.reload();
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
        m_list->table().setCurrentIndex(m_presenter.model().index(static_cast<int>(row - rows.begin()), 0));
        return;
    }
    m_list->table().clearSelection();
    Incident incident;
    incident.id = id;
    m_detail.show(incident);
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
    m_presenter.setFilter(toIncidentFilter(values, utcNow()));
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
    const auto index = m_list->table().currentIndex();
    const bool hasDetail = m_detail.state() != IncidentDetailPresenter::State::Nothing;
    for (auto *action : m_changeActions)
        action->setEnabled(hasDetail && !m_detail.isSaving());
    m_eventsOfSource->setEnabled(hasDetail && m_detail.incident().srcIp);
    m_filterByValue->setEnabled(index.isValid() && narrowed({}, m_presenter.model().row(index.row()),
                                                            m_presenter.model().columnId(index.column())));
}

void IncidentsPage::filterByCurrentCell()
{
    const auto index = m_list->table().currentIndex();
    const auto columnId = m_presenter.model().columnId(index.column());
    if (const auto values = narrowed(m_filter->values(), m_presenter.model().row(index.row()), columnId))
        m_filter->setValues(*values);
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

void IncidentsPage::refreshState()
{
    const bool hasDetail = m_detail.state() != IncidentDetailPresenter::State::Nothing;
    const bool isFirstLoad = m_presenter.state() == PagedPresenter::State::Loading;
    m_panel->setVisible(hasDetail || m_list->hasData() || isFirstLoad); // one empty place is enough
    if (std::exchange(m_wasSettled, isSettled()) != isSettled() && isSettled())
        Q_EMIT settled(hasData());
}

} // namespace minixdr
