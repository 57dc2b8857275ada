// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/pool_limits_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

QSpinBox *makeNumber(const QString &name, int least, int most, int value)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAccessibleName(name);
    return box;
}

} // namespace

PoolLimitsDialog::PoolLimitsDialog(const QString &pool, const postgres::PoolLimits &limits, QWidget *parent)
    : QDialog(parent), m_size(makeNumber(tr("Connections kept"), 1, 1000, limits.size)),
      m_overflow(makeNumber(tr("More when busy"), 0, 1000, limits.overflow)),
      m_minIdle(makeNumber(tr("Kept ready"), 0, 1000, limits.minIdle)),
      m_maxWaiters(makeNumber(tr("Waiting at most"), 1, 100'000, limits.maxWaiters))
{
    setWindowTitle(tr("Limits of pool %1").arg(pool));
    auto *text = new QLabel(tr("They hold until this program ends. Lowered limits close connections that are idle; "
                               "those in use finish first."));
    text->setWordWrap(true);
    auto *form = new QFormLayout;
    for (auto *box : {m_size, m_overflow, m_minIdle, m_maxWaiters})
        form->addRow(box->accessibleName(), box);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Change"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A pool keeps no more ready than it keeps.
    connect(m_size, &QSpinBox::valueChanged, m_minIdle, &QSpinBox::setMaximum);
    m_minIdle->setMaximum(m_size->value());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(text);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(380);
}

postgres::PoolLimits PoolLimitsDialog::limits() const
{
    return {m_size->value(), m_overflow->value(), m_minIdle->value(), m_maxWaiters->value()};
}

} // namespace minixdr
