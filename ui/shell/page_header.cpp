// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_header.h"

#include "ui/widgets/line_icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace minixdr
{

namespace
{

QPushButton *makeButton(QAction *action, bool isPrimary, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setProperty("primary", isPrimary);
    const auto refresh = [button, action] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        const auto shortcut = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(shortcut.isEmpty() ? action->text()
                                              : QStringLiteral("%1 (%2)").arg(action->text(), shortcut));
    };
    refresh();
    QObject::connect(action, &QAction::changed, button, refresh);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

PageHeader::PageHeader(QAction *commandPalette, QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_buttons(new QWidget(this)), m_row(new QHBoxLayout(m_buttons))
{
    setProperty("pageHeader", true);
    m_title->setProperty("title", true);
    m_title->setTextFormat(Qt::PlainText);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    auto *palette = new QToolButton(this);
    palette->setIcon(lineIcon(QStringLiteral("command")));
    palette->setIconSize(QSize(20, 20));
    palette->setAccessibleName(commandPalette->text());
    palette->setToolTip(QStringLiteral("%1 (%2)").arg(commandPalette->text(),
                                                      commandPalette->shortcut().toString(QKeySequence::NativeText)));
    connect(palette, &QToolButton::clicked, commandPalette, &QAction::trigger);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 2);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_buttons);
    row->addWidget(palette);
    setFixedHeight(48);
}

void PageHeader::show(const QString &title, const QList<QAction *> &actions)
{
    m_title->setText(title);
    while (auto *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (auto *action : actions)
        m_row->addWidget(makeButton(action, action == actions.first(), m_buttons));
}

} // namespace minixdr
