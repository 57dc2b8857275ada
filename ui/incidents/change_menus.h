// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/assignee_list.h"
#include "models/incidents/incident_detail_presenter.h"

#include <QObject>

class QMenu;
class QToolButton;
class QWidget;

namespace minixdr
{

/// Status, escalation and assignee of the incident shown, as buttons that say what it is and open what it can be.
/// GUI thread; owned by the detail panel, outlived by presenter and assignees.
class ChangeMenus : public QObject
{
    Q_OBJECT
public:
    ChangeMenus(IncidentDetailPresenter &presenter, AssigneeList &assignees, QWidget *parent);

    QToolButton *statusButton() const { return m_status; }
    QToolButton *escalationButton() const { return m_escalation; }
    QToolButton *assigneeButton() const { return m_assignee; }

    /// Opens the menu below `button`, by key or palette.
    static void open(QToolButton *button);
    /// Says again what is, in the colours of the moment.
    void refresh();

private:
    QToolButton *makeButton(const QString &name, QWidget *parent, void (ChangeMenus::*fill)(QMenu *));
    void fillStatus(QMenu *menu);
    void fillEscalation(QMenu *menu);
    void fillAssignee(QMenu *menu);

    IncidentDetailPresenter &m_presenter;
    AssigneeList &m_assignees;
    QToolButton *m_status;
    QToolButton *m_escalation;
    QToolButton *m_assignee;
};

} // namespace minixdr
