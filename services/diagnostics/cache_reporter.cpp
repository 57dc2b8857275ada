// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/cache_reporter.h"

namespace minixdr
{
using namespace std::chrono_literals;

CacheReporter::CacheReporter(const cache::Cache &cache, std::shared_ptr<RunRecords> records)
    : m_cache(cache), m_records(std::move(records))
{
    connect(&m_timer, &QTimer::timeout, this, &CacheReporter::report);
    m_timer.start(1s);
}

CacheReporter::~CacheReporter()
{
    report();
}

void CacheReporter::report()
{
    const auto count = m_cache.status().count();
    m_records->countJobLookups({count.hits - m_reported.hits, count.lookups - m_reported.lookups});
    m_reported = count;
}

} // namespace minixdr
