// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/change_menus.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/line_icon.h"

#include <QMenu>
#include <QToolButton>

namespace minixdr
{

namespace
{

/// One choice; the present one is ticked, and the digits choose by key.
QAction *addChoice(QMenu *menu, const QIcon &icon, const QString &text, bool isPresent)
{
    const auto number = menu->actions().size() + 1;
    auto *action = menu->addAction(icon, number <= 9 ? QStringLiteral("&%1  %2").arg(number).arg(text) : text);
    action->setCheckable(true);
    action->setChecked(isPresent);
    return action;
}

/// A person's name must not make mnemonics.
QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void show(QToolButton *button, const QIcon &icon, const QString &text, const QString &title)
{
    button->setIcon(icon);
    button->setText(escaped(text) + QStringLiteral(" ▾"));
    button->setAccessibleDescription(QStringLiteral("%1: %2").arg(title, text));
}

} // namespace

ChangeMenus::ChangeMenus(IncidentDetailPresenter &presenter, AssigneeList &assignees, QWidget *parent)
    : QObject(parent), m_presenter(presenter), m_assignees(assignees),
      m_status(makeButton(tr("Status"), parent, &ChangeMenus::fillStatus)),
      m_escalation(makeButton(tr("Escalation"), parent, &ChangeMenus::fillEscalation)),
      m_assignee(makeButton(tr("Assignee"), parent, &ChangeMenus::fillAssignee))
{
    connect(&m_presenter, &IncidentDetailPresenter::changed, this, &ChangeMenus::refresh);
    connect(&m_assignees, &AssigneeList::changed, this, &ChangeMenus::refresh);
    refresh();
}

QToolButton *ChangeMenus::makeButton(const QString &name, QWidget *parent, void (ChangeMenus::*fill)(QMenu *))
{
    auto *button = new QToolButton(parent);
    button->setProperty("framed", true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        (this->*fill)(menu);
    });
    return button;
}

void ChangeMenus::open(QToolButton *button)
{
    if (button->isVisible() && button->isEnabled())
        button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void ChangeMenus::fillStatus(QMenu *menu)
{
    for (const auto status : kIncidentStatuses) {
        const auto badge = badgeOf(status, currentColours());
        auto *action = addChoice(menu, iconOf(badge), badge.word, status == m_presenter.incident().status);
        connect(action, &QAction::triggered, &m_presenter, [this, status] { m_presenter.setStatus(status); });
    }
}

void ChangeMenus::fillEscalation(QMenu *menu)
{
    for (const auto escalation : kEscalations) {
        const auto badge = badgeOf(escalation, currentColours());
        auto *action = addChoice(menu, iconOf(badge), badge.word, escalation == m_presenter.incident().escalation);
        connect(action, &QAction::triggered, &m_presenter,
                [this, escalation] { m_presenter.setEscalation(escalation); });
    }
}

void ChangeMenus::fillAssignee(QMenu *menu)
{
    const auto present = m_presenter.incident().assignee;
    auto *nobody = addChoice(menu, {}, tr("Nobody"), !present);
    connect(nobody, &QAction::triggered, &m_presenter, [this] { m_presenter.assign(std::nullopt); });
    for (const auto &user : m_assignees.users()) {
        auto *action = addChoice(menu, {}, escaped(displayName(user)), present == user.id);
        connect(action, &QAction::triggered, &m_presenter, [this, id = user.id] { m_presenter.assign(id); });
    }
}

void ChangeMenus::refresh()
{
    const auto &incident = m_presenter.incident();
    const auto &colours = currentColours();
    const auto status = badgeOf(incident.status, colours);
    const auto escalation = badgeOf(incident.escalation, colours);
    show(m_status, iconOf(status), status.word, tr("Status"));
    show(m_escalation, iconOf(escalation), escalation.word, tr("Escalation"));
    const auto known = incident.assignee ? m_assignees.nameOf(*incident.assignee) : QString();
    const auto name = !known.isEmpty() ? known : incident.assigneeName;
    show(m_assignee, lineIcon(QStringLiteral("user")), name.isEmpty() ? tr("nobody") : name, tr("Assignee"));
    for (auto *button : {m_status, m_escalation, m_assignee})
        button->setEnabled(!m_presenter.isSaving());
}

} // namespace minixdr
