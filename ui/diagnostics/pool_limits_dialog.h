// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/pool_snapshot.h"

#include <QDialog>

#include <functional>

class QSpinBox;

namespace minixdr
{

/// New limits for a pool. They hold until the program ends.
class PoolLimitsDialog : public QDialog
{
    Q_OBJECT
public:
    PoolLimitsDialog(const QString &pool, const postgres::PoolLimits &limits, QWidget *parent);

    postgres::PoolLimits limits() const;

private:
    QSpinBox *m_size;
    QSpinBox *m_overflow;
    QSpinBox *m_minIdle;
    QSpinBox *m_maxWaiters;
};

} // namespace minixdr
