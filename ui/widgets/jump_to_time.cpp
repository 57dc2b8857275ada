// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/jump_to_time.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace minixdr
{

JumpToTime::JumpToTime(DisplaySettings &display, QWidget *parent) : Popup(parent), m_edit(new QDateTimeEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusProxy(m_edit);
    m_edit->setTimeSpec(display.isUtc() ? Qt::UTC : Qt::LocalTime);
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_edit->setDateTime(display.isUtc() ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime());
    m_edit->setCalendarPopup(true);
    m_edit->setAccessibleName(tr("Time to jump to"));
    auto *go = new QPushButton(tr("Jump"), this);
    go->setProperty("primary", true);
    connect(go, &QPushButton::clicked, this, &JumpToTime::accept);
    connect(this, &Popup::entered, this, &JumpToTime::accept);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(8);
    row->addWidget(m_edit);
    row->addWidget(new QLabel(display.timeZoneName(), this));
    row->addWidget(go);
}

void JumpToTime::accept()
{
    Q_EMIT chosen(fromDateTime(m_edit->dateTime()));
    close();
}

} // namespace minixdr
