// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/cache_reporter.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

Task<QByteArray> load(CallContext)
{
    co_return QByteArray("value");
}

} // namespace

/// A job's cache counts in what the program shows of its hit rate.
class TestCacheReporter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lookups_areCountedOnce_andTheLastOnesAtTheEnd()
    {
        const auto records = std::make_shared<RunRecords>(QString(), QStringLiteral("test"));
        cache::Cache cache(nullptr);
        const auto lookUp = [&] {
            const cache::Key key{OrganizationId{7}, QStringLiteral("events"), QStringLiteral("page=1")};
            VERIFY_OK(runTask(cache.fetch(key, 60s, load, CallContext::within(5s))));
        };
        {
            const CacheReporter reporter(cache, records);
            lookUp();
            lookUp();
            QTRY_COMPARE(records->jobLookups().lookups, quint64(2));
            lookUp();
        }
        QCOMPARE(records->jobLookups().lookups, quint64(3));
        QCOMPARE(records->jobLookups().hits, quint64(0));
    }
};

QTEST_GUILESS_MAIN(TestCacheReporter)
#include "tst_cache_reporter.moc"
