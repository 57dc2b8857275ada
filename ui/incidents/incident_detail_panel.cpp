// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incident_detail_panel.h"

#include "models/incidents/assignee_list.h"
#include "models/incidents/incident_columns.h"
#include "ui/incidents/change_menus.h"
#include "ui/incidents/incident_summary.h"
#include "ui/incidents/unsaved_banner.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/format.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace minixdr
{

IncidentDetailPanel::IncidentDetailPanel(IncidentDetailPresenter &presenter, AssigneeList &assignees,
                                         DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_display(display),
      m_timeline(kIncidentDetailColumnsContext, timelineColumns()), m_events(kEventColumnsContext, eventColumns()),
      m_actions(kIncidentDetailColumnsContext, actionColumns()),
      m_history(kIncidentDetailColumnsContext, historyColumns()), m_stack(new QStackedWidget(this)),
      m_notice(new Notice(this)), m_content(new QWidget(this)),
      m_menus(new ChangeMenus(presenter, assignees, m_content)), m_number(new QLabel(this)), m_reason(new QLabel(this)),
      m_eventsOfAddress(new QToolButton(this)), m_tabs(new QTabWidget(this)),
      m_summary(new IncidentSummary(presenter, display, this))
{
    build();
    connect(&m_presenter, &IncidentDetailPresenter::changed, this, &IncidentDetailPanel::refresh);
    connect(m_notice, &Notice::primaryClicked, &m_presenter, &IncidentDetailPresenter::reload);
    connect(m_eventsOfAddress, &QToolButton::clicked, this,
            [this] { Q_EMIT eventsOfAddressRequested(*m_presenter.incident().srcIp); });
    refresh();
}

void IncidentDetailPanel::build()
{
    setAccessibleName(tr("Incident"));
    setProperty("pane", true);
    buildTabs();
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *banner = new UnsavedBanner(m_presenter, m_content);
    connect(banner, &UnsavedBanner::incidentRequested, this, &IncidentDetailPanel::incidentRequested);
    column->addWidget(banner);
    column->addWidget(buildHeader());
    column->addWidget(m_tabs, 1);
    m_stack->addWidget(m_notice);
    m_stack->addWidget(m_content);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
}

QWidget *IncidentDetailPanel::buildHeader()
{
    m_number->setFont(monospaceFont(font()));
    m_number->setProperty("secondary", true);
    m_number->setContentsMargins(0, 3, 0, 0); // on the line of the larger reason
    m_reason->setProperty("heading", true);
    m_reason->setWordWrap(true);
    for (auto *label : {m_number, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_eventsOfAddress->setProperty("link", true);
    m_eventsOfAddress->setFocusPolicy(Qt::TabFocus);
    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_number, 0, Qt::AlignTop);
    title->addWidget(m_reason, 1);
    auto *changes = new QWidget(m_content);
    auto *flow = new FlowLayout(changes, 6);
    for (auto *button :
         {m_menus->statusButton(), m_menus->escalationButton(), m_menus->assigneeButton(), m_eventsOfAddress})
        flow->addWidget(button);
    auto *header = new QWidget(m_content);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(16, 10, 16, 4);
    column->setSpacing(6);
    column->addLayout(title);
    column->addWidget(changes);
    return header;
}

void IncidentDetailPanel::buildTabs()
{
    m_tabs->setDocumentMode(true);
    for (QWidget *widget : {static_cast<QWidget *>(m_tabs), static_cast<QWidget *>(m_tabs->tabBar())})
        widget->setAccessibleName(tr("Parts of the incident"));
    m_tabs->addTab(m_summary, tr("Summary"));
    m_tabs->addTab(new DetailTable(m_timeline, QStringLiteral("incident_timeline"), tr("Timeline"),
                                   tr("Nothing has happened yet."), m_display),
                   tr("Timeline"));
    m_tabs->addTab(new DetailTable(m_events, QStringLiteral("incident_events"), tr("Events"),
                                   tr("No events are linked to this incident."), m_display),
                   tr("Events"));
    m_tabs->addTab(new DetailTable(m_actions, QStringLiteral("incident_actions"), tr("Actions"),
                                   tr("No response action has run."), m_display),
                   tr("Actions"));
    m_tabs->addTab(new DetailTable(m_history, QStringLiteral("incident_history"), tr("History"),
                                   tr("Nobody has changed this incident yet."), m_display),
                   tr("History"));
}

void IncidentDetailPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_menus->refresh();
}

void IncidentDetailPanel::focusContent()
{
    auto *tab = m_tabs->currentWidget();
    auto *target = tab->nextInFocusChain();
    while (target != tab &&
           (!tab->isAncestorOf(target) || target->focusPolicy() == Qt::NoFocus || !target->isVisible()))
        target = target->nextInFocusChain();
    const bool isTable = qobject_cast<QAbstractItemView *>(target);
    (isTable ? target : m_tabs->tabBar())->setFocus(Qt::ShortcutFocusReason); // where one sees that it is
}

void IncidentDetailPanel::focusNote()
{
    m_tabs->setCurrentWidget(m_summary);
    m_summary->focusNote();
}

std::vector<IncidentId> IncidentDetailPanel::unsentNotes() const
{
    return m_summary->unsentNotes();
}

void IncidentDetailPanel::refresh()
{
    using State = IncidentDetailPresenter::State;
    const auto state = m_presenter.state();
    const bool isShown = state == State::Loading || state == State::Complete;
    m_stack->setCurrentWidget(isShown ? m_content : static_cast<QWidget *>(m_notice));
    if (!isShown)
        return showInPlace();
    const auto &incident = m_presenter.incident();
    m_number->setText(incidentNumber(incident.id));
    m_reason->setText(incident.reason);
    m_eventsOfAddress->setVisible(incident.srcIp.has_value());
    if (incident.srcIp)
        m_eventsOfAddress->setText(tr("Events of %1").arg(incident.srcIp->toString()));
    refreshTabs();
}

void IncidentDetailPanel::showInPlace()
{
    if (m_presenter.state() == IncidentDetailPresenter::State::Failed) {
        const auto number = incidentNumber(m_presenter.incident().id);
        const auto text = describe(m_presenter.error(), tr("Incident %1 could not be loaded.").arg(number));
        m_notice->show(QStringLiteral("error"), text.title, text.text);
        m_notice->setButtons(text.canRetry ? tr("Retry") : QString(), {});
        return;
    }
    m_notice->show(QStringLiteral("incidents"), tr("No incident selected"),
                   tr("Choose a row to see what happened and what was done."));
    m_notice->setButtons({}, {});
}

void IncidentDetailPanel::refreshTabs()
{
    const auto &detail = m_presenter.detail();
    m_timeline.replace(timelineOf(detail));
    m_events.replace(detail.events);
    m_actions.replace(detail.actions);
    m_history.replace(detail.history);
    const auto title = [&](const QString &text, qsizetype count) {
        const bool isKnown = m_presenter.state() == IncidentDetailPresenter::State::Complete;
        return isKnown ? tr("%1 %2").arg(text, grouped(count)) : text;
    };
    auto events = title(tr("Events"), std::ssize(detail.events));
    if (std::ssize(detail.events) < detail.incident.eventCount) // the newest of very many, or some are gone
        events = tr("%1 of %2").arg(events, grouped(detail.incident.eventCount));
    m_tabs->setTabText(2, events);
    m_tabs->setTabText(3, title(tr("Actions"), std::ssize(detail.actions)));
    m_tabs->setTabText(4, title(tr("History"), std::ssize(detail.history)));
}

} // namespace minixdr
