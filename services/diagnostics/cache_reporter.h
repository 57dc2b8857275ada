// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"
#include "services/diagnostics/run_records.h"

#include <QTimer>

#include <memory>

namespace minixdr
{

/// Counts the lookups of a job's cache in the program's records, once a second and at its end. On the cache's thread,
/// owned by the job beside it.
class CacheReporter : public QObject
{
    Q_OBJECT
public:
    CacheReporter(const cache::Cache &cache, std::shared_ptr<RunRecords> records);
    ~CacheReporter() override;

private:
    void report();

    const cache::Cache &m_cache;
    std::shared_ptr<RunRecords> m_records;
    cache::LookupCount m_reported;
    QTimer m_timer;
};

} // namespace minixdr
