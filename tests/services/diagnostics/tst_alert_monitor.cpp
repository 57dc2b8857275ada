// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/alert_monitor.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

/// When somebody is told, and how often.
class TestAlertMonitor : public QObject
{
    Q_OBJECT
private:
    const AlertMonitor::Clock::time_point m_start{1000s};

    static postgres::QueryRun run(std::string_view statement, std::chrono::milliseconds took)
    {
        postgres::QueryRun run;
        run.statement = statement;
        run.timing.server = took;
        return run;
    }

    static postgres::PoolStatus full(int waiting)
    {
        postgres::PoolStatus status;
        status.busy = status.limit = 6;
        status.waiting = waiting;
        return status;
    }

private Q_SLOTS:
    void slowQuery_isTold_fromOneSecondOn()
    {
        AlertMonitor alerts;
        alerts.record(run("quick", 999ms));
        QVERIFY(alerts.take(m_start).empty());
        alerts.record(run("slow", 1500ms));
        const auto told = alerts.take(m_start);
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told.front().kind, AlertKind::SlowQuery);
        QCOMPARE(told.front().subject, QStringLiteral("slow"));
        QCOMPARE(told.front().value, 1.5);
    }

    void eachKind_isTold_onceAMinute_withTheWorst_andTheCount()
    {
        AlertMonitor alerts;
        alerts.record(run("first", 1s));
        QCOMPARE(alerts.take(m_start).size(), std::size_t(1));
        alerts.record(run("worse", 5s));
        alerts.record(run("bad", 2s));
        alerts.planChanged(QStringLiteral("events.page"));
        const auto other = alerts.take(m_start + 30s);
        QCOMPARE(other.size(), std::size_t(1));
        QCOMPARE(other.front().kind, AlertKind::PlanChanged);
        const auto later = alerts.take(m_start + 60s);
        QCOMPARE(later.size(), std::size_t(1));
        QCOMPARE(later.front().subject, QStringLiteral("worse"));
        QCOMPARE(later.front().count, 2);
        QVERIFY(alerts.take(m_start + 200s).empty());
        QCOMPARE(alerts.recent().size(), std::size_t(3));
        QCOMPARE(alerts.recent().front(), later.front());
    }

    void pool_isTold_onlyWhenSomebodyWaits()
    {
        AlertMonitor alerts;
        alerts.samplePool(QStringLiteral("console"), full(0));
        QVERIFY(alerts.take(m_start).empty());
        alerts.samplePool(QStringLiteral("console"), full(3));
        const auto told = alerts.take(m_start);
        QCOMPARE(told.front().kind, AlertKind::PoolExhausted);
        QCOMPARE(told.front().value, 3.0);
    }

    void hitRate_isTold_afterAMinuteBelow_andWithEnoughLookups_data()
    {
        QTest::addColumn<quint64>("hitsASecond");
        QTest::addColumn<quint64>("lookupsASecond");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("low") << quint64(7) << quint64(10) << true;
        QTest::newRow("good") << quint64(8) << quint64(10) << false;
        QTest::newRow("idle") << quint64(0) << quint64(0) << false;
    }

    void hitRate_isTold_afterAMinuteBelow_andWithEnoughLookups()
    {
        QFETCH(quint64, hitsASecond);
        QFETCH(quint64, lookupsASecond);
        AlertMonitor alerts;
        for (quint64 second = 0; second < 60; ++second)
            alerts.sampleCache(second * hitsASecond, second * lookupsASecond);
        QVERIFY(alerts.take(m_start).empty());
        alerts.sampleCache(60 * hitsASecond, 60 * lookupsASecond);
        QTEST(!alerts.take(m_start).empty(), "isTold");
    }
};

QTEST_GUILESS_MAIN(TestAlertMonitor)
#include "tst_alert_monitor.moc"
