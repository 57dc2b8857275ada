// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/task_row.h"

#include "ui/widgets/format.h"
#include "ui/widgets/line_icon.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace minixdr
{

TaskRow::TaskRow(bool canCancel, QWidget *parent)
    : QWidget(parent), m_name(new QLabel(this)), m_detail(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setProperty("secondary", true);
    m_cancel->setIcon(lineIcon(QStringLiteral("close")));
    m_cancel->setVisible(canCancel);
    connect(m_cancel, &QToolButton::clicked, this, &TaskRow::cancelRequested);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_detail, 0, 1, Qt::AlignRight);
    grid->addWidget(m_bar, 1, 0, 1, 2);
    grid->addWidget(m_cancel, 0, 2, 2, 1);
    grid->setColumnStretch(0, 1);
}

void TaskRow::show(const TaskFacts &facts)
{
    // QProgressBar counts in int: five million rows times a hundred would not fit.
    constexpr int kSteps = 1000;
    m_name->setText(facts.name);
    m_bar->setRange(0, facts.total > 0 ? kSteps : 0);
    if (facts.total > 0)
        m_bar->setValue(int(double(facts.done) / double(facts.total) * kSteps));
    const auto count = facts.total > 0 ? tr("%1 of %2").arg(grouped(facts.done), grouped(facts.total)) : QString();
    m_detail->setText(facts.isCancelling ? tr("cancelling…") : facts.detail.isEmpty() ? count : facts.detail);
    m_bar->setAccessibleName(facts.name);
    m_cancel->setEnabled(!facts.isCancelling);
    m_cancel->setAccessibleName(tr("Cancel %1").arg(facts.name));
    m_cancel->setToolTip(tr("Cancel"));
}

} // namespace minixdr
