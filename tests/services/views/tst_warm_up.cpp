// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/events_service.h"
#include "services/incidents/incidents_service.h"
#include "services/redis/client.h"
#include "services/views/warm_up.h"
#include "tests/services/events/paged_database.h"
#include "tests/support/redis_sandbox.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

/// Views are in the cache before anybody opens them, and what that cost is told.
class TestWarmUp : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    PagedDatabase m_database{m_sandbox};
    RedisSandbox m_redis;

    redis::ClientConfig redisConfig() const
    {
        redis::ClientConfig config;
        config.socketPath = m_redis.socketPath();
        config.softTimeout = 2s; // patient, since the machine may be busy
        return config;
    }

    static std::vector<ViewUse> uses()
    {
        EventFilter narrow;
        narrow.severities = {Severity::High};
        return {{{EventFilter{}, 50}, 3}, {{narrow, 20}, 2}, {{IncidentFilter{}, 50}, 1}};
    }

private Q_SLOTS:
    void run_loadsWhatIsCold_andLeavesTheRest()
    {
        redis::Client client(redisConfig());
        cache::Cache cache(&client);
        QTRY_VERIFY(cache.status().isAvailable);
        EventsService events(m_database.app.get(), &cache);
        IncidentsService incidents(m_database.app.get(), &cache);
        WarmUp warmUp(&events, &incidents);

        const auto cold = runTask(warmUp.run(uses(), sessionOf(1), soon()));
        VERIFY_OK(cold);
        QCOMPARE(cold->views.size(), std::size_t(3));
        QCOMPARE(cold->coldCount(), 3);
        QVERIFY(cold->cost() > 0us && cold->cost() <= cold->took);
        for (const auto &view : cold->views)
            QVERIFY(view.cold && view.warm && !view.error);

        const auto warm = runTask(warmUp.run(uses(), sessionOf(1), soon()));
        VERIFY_OK(warm);
        QCOMPARE(warm->coldCount(), 0);
        QCOMPARE(warm->cost(), 0us);

        m_database.runs.clear();
        EventQuery query;
        const auto opened = runTask(events.page(query, sessionOf(1), soon()));
        VERIFY_OK(opened);
        QVERIFY(opened->facts.fromCache && m_database.runs.empty());
        const auto elsewhere = runTask(warmUp.run(uses(), sessionOf(2), soon()));
        VERIFY_OK(elsewhere);
        QCOMPARE(elsewhere->coldCount(), 3);
    }

    void run_tellsWhatCannotBeLoaded_andGoesOn()
    {
        EventsService events(m_database.app.get(), nullptr);
        IncidentsService incidents(m_database.app.get(), nullptr);
        WarmUp warmUp(&events, &incidents);
        auto tooLarge = uses();
        tooLarge[0].view.pageSize = 100'000;
        const auto report = runTask(warmUp.run(tooLarge, sessionOf(1), soon()));
        VERIFY_OK(report);
        QVERIFY(report->views[0].error && report->views[0].error->kind == ErrorKind::Invalid);
        QVERIFY(report->views[1].cold && !report->views[1].warm); // without a cache nothing stays warm
        QCOMPARE(report->coldCount(), 2);
        QCOMPARE(report->failedCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestWarmUp)
#include "tst_warm_up.moc"
