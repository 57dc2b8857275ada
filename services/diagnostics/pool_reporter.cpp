// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/pool_reporter.h"

namespace minixdr
{
using namespace std::chrono_literals;

PoolReporter::PoolReporter(const postgres::Pool &pool, std::shared_ptr<RunRecords> records)
    : m_name(pool.config().name), m_records(std::move(records))
{
    connect(&m_timer, &QTimer::timeout, this, [this, &pool] { m_records->showPool(pool.snapshot()); });
    m_timer.start(1s);
}

PoolReporter::~PoolReporter()
{
    m_records->withdrawPool(m_name);
}

} // namespace minixdr
