// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice.h"

#include "ui/widgets/line_icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

constexpr int kTextWidth = 440;

QLabel *makeLabel(const char *property, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFixedWidth(kTextWidth);
    label->setProperty(property, true);
    return label;
}

} // namespace

Notice::Notice(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(makeLabel("heading", this)),
      m_text(makeLabel("secondary", this)), m_primary(new QPushButton(this)), m_secondary(new QPushButton(this))
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_primary->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    for (auto *label : {m_icon, m_title, m_text})
        column->addWidget(label, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
    connect(m_primary, &QPushButton::clicked, this, &Notice::primaryClicked);
    connect(m_secondary, &QPushButton::clicked, this, &Notice::secondaryClicked);
}

void Notice::show(const QString &icon, const QString &title, const QString &text)
{
    m_icon->setPixmap(lineIcon(icon).pixmap(QSize(32, 32), devicePixelRatioF()));
    m_title->setText(title);
    m_text->setText(text);
    m_text->setMinimumHeight(m_text->heightForWidth(kTextWidth)); // a stacked layout does not ask for it
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void Notice::setButtons(const QString &primary, const QString &secondary)
{
    m_primary->setText(primary);
    m_primary->setVisible(!primary.isEmpty());
    m_secondary->setText(secondary);
    m_secondary->setVisible(!secondary.isEmpty());
}

} // namespace minixdr
