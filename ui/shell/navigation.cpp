// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/widgets/line_icon.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{
constexpr int kWidth = 188;
constexpr int kCollapsedWidth = 52;
} // namespace

Navigation::Navigation(const std::vector<PageEntry> &pages, QWidget *organizationButton, QAction *settings,
                       QWidget *parent)
    : QFrame(parent), m_organization(organizationButton)
{
    setProperty("navigation", true);
    setProperty("pane", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 8, 8);
    column->setSpacing(2);
    column->addWidget(makeBrand());
    column->addSpacing(8);
    column->addWidget(organizationButton);
    column->addSpacing(12);
    auto *group = new QButtonGroup(this);
    int number = 0;
    for (const auto &page : pages) {
        auto *button = makeButton(page.title, page.icon);
        button->setCheckable(true);
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(page.title).arg(++number));
        group->addButton(button);
        column->addWidget(button);
        m_pageButtons[page.id] = button;
        connect(button, &QToolButton::clicked, this, [this, id = page.id] { Q_EMIT pageChosen(id); });
    }
    column->addStretch();
    auto *settingsButton = makeButton(settings->text().remove(QChar(0x2026)), QStringLiteral("settings"));
    connect(settingsButton, &QToolButton::clicked, settings, &QAction::trigger);
    column->addWidget(settingsButton);
    setCollapsed(false);
}

QWidget *Navigation::makeBrand()
{
    auto *brand = new QWidget(this);
    auto *icon = new QLabel(brand);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/minixdr.svg")).pixmap(QSize(20, 20), devicePixelRatioF()));
    auto *text = new QLabel(QStringLiteral("Mini-XDR"), brand);
    text->setProperty("heading", true);
    auto *row = new QHBoxLayout(brand);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(icon);
    row->addWidget(text);
    row->addStretch();
    m_brandText = text;
    return brand;
}

QToolButton *Navigation::makeButton(const QString &text, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setProperty("nav", true);
    button->setText(QStringLiteral(" ") + text);
    button->setAccessibleName(text);
    button->setIcon(lineIcon(icon));
    button->setIconSize(QSize(20, 20));
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_buttons.push_back(button);
    return button;
}

void Navigation::setCurrent(const QString &pageId)
{
    if (const auto found = m_pageButtons.find(pageId); found != m_pageButtons.end())
        found->second->setChecked(true);
}

void Navigation::setCollapsed(bool isCollapsed)
{
    m_isCollapsed = isCollapsed;
    setFixedWidth(isCollapsed ? kCollapsedWidth : kWidth);
    m_brandText->setVisible(!isCollapsed);
    m_organization->setVisible(!isCollapsed);
    for (auto *button : m_buttons)
        button->setToolButtonStyle(isCollapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

} // namespace minixdr
