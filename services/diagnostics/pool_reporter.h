// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/run_records.h"
#include "services/postgres/pool.h"

#include <QTimer>

#include <memory>

namespace minixdr
{

/// Shows the pool of a job in the program's records, once a second while both live. On the pool's thread, owned by the
/// job beside it.
class PoolReporter : public QObject
{
    Q_OBJECT
public:
    PoolReporter(const postgres::Pool &pool, std::shared_ptr<RunRecords> records);
    ~PoolReporter() override;

private:
    QString m_name;
    std::shared_ptr<RunRecords> m_records;
    QTimer m_timer;
};

} // namespace minixdr
