// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/organization_button.h"

#include "ui/widgets/error_text.h"
#include "ui/widgets/format.h"
#include "ui/widgets/line_icon.h"

#include <QMenu>

namespace minixdr
{

OrganizationButton::OrganizationButton(AccountsPort *accounts, QWidget *parent)
    : QToolButton(parent), m_accounts(accounts), m_menu(new QMenu(this))
{
    setProperty("framed", true);
    setIcon(lineIcon(QStringLiteral("organization")));
    setIconSize(QSize(16, 16));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
    setEnabled(accounts != nullptr);
    connect(m_menu, &QMenu::aboutToShow, this, &OrganizationButton::load);
    refreshText();
}

void OrganizationButton::setCurrent(const QString &name, OrganizationId id)
{
    m_name = name;
    m_current = id;
    refreshText();
}

void OrganizationButton::openMenu()
{
    const auto *anchor = isVisible() ? static_cast<QWidget *>(this) : parentWidget();
    m_menu->popup(anchor->mapToGlobal(isVisible() ? QPoint(0, height()) : QPoint(anchor->width(), 0)));
}

void OrganizationButton::refreshText()
{
    setText(QStringLiteral(" ") + fontMetrics().elidedText(m_name, Qt::ElideRight, 112) + QStringLiteral(" ▾"));
    setAccessibleName(m_name.isEmpty() ? tr("Organization") : tr("Organization: %1").arg(m_name));
    setToolTip(asToolTip(tr("Organization: %1").arg(m_name)));
}

void OrganizationButton::load()
{
    m_menu->clear();
    m_menu->addAction(tr("Loading…"))->setEnabled(false);
    m_request.send([this](std::stop_token stop) { return m_accounts->organizations(std::move(stop)); },
                   [this](const Result<std::vector<Organization>> &organizations) { fill(organizations); });
}

void OrganizationButton::fill(const Result<std::vector<Organization>> &organizations)
{
    m_menu->clear();
    if (!organizations) {
        m_menu->addAction(sentence(organizations.error(), tr("The organizations could not be loaded.")))
            ->setEnabled(false);
        return;
    }
    for (const auto &organization : *organizations) {
        auto *action = m_menu->addAction(QString(organization.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(organization.id == m_current);
        connect(action, &QAction::triggered, this, [this, organization] {
            if (organization.id != m_current)
                Q_EMIT chosen(organization);
        });
    }
}

} // namespace minixdr
