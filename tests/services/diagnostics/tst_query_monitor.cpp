// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_monitor.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

postgres::QueryRun run(std::string_view statement, std::chrono::nanoseconds server, qint64 rows = 1)
{
    postgres::QueryRun run;
    run.statement = statement;
    run.timing.server = server;
    run.rows = rows;
    return run;
}

} // namespace

/// By second, minute and hour, and statement.
class TestQueryMonitor : public QObject
{
    Q_OBJECT
private:
    using Clock = QueryMonitor::Clock;
    const Clock::time_point m_start{std::chrono::seconds{100'000}};
    const UtcTime m_wall = *fromIso(u"2026-01-02T00:00:00Z");

private Q_SLOTS:
    void report_separatesStatements()
    {
        QueryMonitor monitor;
        for (int call = 0; call < 10; ++call)
            monitor.record(run("events.page", 2ms, 50), m_start);
        monitor.record(run("incidents.page", 20ms), m_start);
        const auto report = monitor.report({{}, 60s, 60}, m_start + 1s, m_wall);
        QVERIFY(report.has_value());
        QCOMPARE(report->statements.size(), std::size_t(2));
        QCOMPARE(report->statements[0].share, 0.5);
        const auto events = std::find_if(report->statements.begin(), report->statements.end(), [](const auto &line) {
            return line.statement == QStringLiteral("events.page");
        });
        QCOMPARE(events->calls, 10);
        QCOMPARE(events->rows, 500);
        QVERIFY(std::abs((events->p50 - 2ms).count()) < 20'000);
        QCOMPARE(report->points.back().calls, 11);
        const auto one = monitor.report({QStringLiteral("incidents.page"), 60s, 60}, m_start + 1s, m_wall);
        QCOMPARE(one->points.back().calls, 1);
    }

    void report_endsWithTheLastWholeSecond_andForgetsOldOnes()
    {
        QueryMonitor monitor;
        monitor.record(run("a", 1ms), m_start);
        QCOMPARE(monitor.report({{}, 10s, 10}, m_start, m_wall)->points.back().calls, 0);
        QCOMPARE(monitor.report({{}, 10s, 10}, m_start + 1s, m_wall)->points.back().calls, 1);
        QCOMPARE(monitor.report({{}, 10s, 10}, m_start + 5s, m_wall)->points.size(), std::size_t(10));
        monitor.record(run("b", 1ms), m_start + QueryMonitor::kSecondsReach);
        const auto later =
            monitor.report({{}, QueryMonitor::kSecondsReach, 900}, m_start + QueryMonitor::kSecondsReach + 1s, m_wall);
        QCOMPARE(later->statements.size(), std::size_t(1));
        QCOMPARE(later->statements.front().statement, QStringLiteral("b"));
    }

    void report_mergesSeconds_whenFewerPointsAreWanted()
    {
        QueryMonitor monitor;
        for (int second = 0; second < 60; ++second)
            monitor.record(run("a", 1ms), m_start + std::chrono::seconds{second});
        const auto report = monitor.report({{}, 60s, 20}, m_start + 60s, m_wall);
        QCOMPARE(report->points.size(), std::size_t(20));
        for (const auto &point : report->points)
            QCOMPARE(point.calls, 3);
        QCOMPARE(report->points.back().at - report->points.front().at, std::chrono::microseconds(57s));
    }

    void sample_turnsCountersIntoARate()
    {
        QueryMonitor monitor;
        monitor.sample({m_wall, 1, 0, 6, {}}, 10, 20, m_start, m_wall);
        monitor.sample({m_wall + 1s, 2, 0, 6, {}}, 19, 30, m_start + 1s, m_wall + 1s);
        monitor.sample({m_wall + 2s, 2, 0, 6, {}}, 19, 30, m_start + 2s, m_wall + 2s);
        const auto resources = monitor.report({{}, 60s, 60}, m_start + 3s, m_wall)->resources;
        QCOMPARE(resources.size(), std::size_t(3));
        QCOMPARE(resources[1].hitRate.value(), 0.9);
        QVERIFY(!resources[2].hitRate.has_value());
    }

    void report_refusesWhatItCannotShow()
    {
        QueryMonitor monitor;
        QCOMPARE(monitor.report({{}, 0s, 10}).error().kind, ErrorKind::Invalid);
        QCOMPARE(monitor.report({{}, std::chrono::hours{169}, 10}).error().kind, ErrorKind::Invalid);
        QCOMPARE(monitor.report({{}, 60s, 1}).error().kind, ErrorKind::Invalid);
    }

    void minutes_reachFurther_andOutliveTheProgram()
    {
        const QTemporaryDir folder;
        {
            QueryMonitor first(folder.path());
            first.record(run("events.page", 2ms, 50), m_start);
            first.sample({m_wall, 3, 1, 6, {}}, 8, 10, m_start, m_wall);
            first.finish(m_start, m_wall);
        }
        QueryMonitor second(folder.path());
        second.record(run("events.page", 4ms, 50), m_start);
        const auto day = second.report({{}, 24h, 1440}, m_start + 1s, m_wall + 1h);
        QVERIFY(day.has_value());
        QCOMPARE(day->statements.size(), std::size_t(1));
        QCOMPARE(day->statements.front().calls, 2);
        QCOMPARE(day->points.size(), std::size_t(1440));
        QCOMPARE(day->resources.size(), std::size_t(1));
        QCOMPARE(day->resources.front().hitRate.value(), 0.8);
        QCOMPARE(day->resources.front().busy, 3);
        // By hours, and once more: what was read is not counted twice.
        QCOMPARE(second.report({{}, 7 * 24h, 168}, m_start + 1s, m_wall + 1h)->statements.front().calls, 2);
        const auto shared = second.report({{}, 2h, 120, true}, m_start + 1s, m_wall + 1h);
        QCOMPARE(shared->statements.front().calls, 2);
    }

    void journal_keepsEightDays()
    {
        const QTemporaryDir folder;
        LatencyJournal journal(folder.path());
        const auto today = qint64(20'000) * 24 * 60;
        for (int day = 0; day < 12; ++day)
            QVERIFY(journal.append({{today + day * 24 * 60, {}}}).has_value());
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("latency-*.jsonl")}).size(), LatencyJournal::kDays);
    }

    void points_tellThePhases()
    {
        QueryMonitor monitor;
        auto phased = run("a", 3ms);
        phased.timing.wait = 1ms;
        phased.timing.decode = 2ms;
        monitor.record(phased, m_start);
        const auto time = monitor.report({{}, 10s, 10}, m_start + 1s, m_wall)->points.back().time;
        QCOMPARE(time, phased.timing);
    }

    void record_isSafeFromSeveralThreads()
    {
        QueryMonitor monitor;
        std::vector<std::thread> threads;
        for (int count = 0; count < 4; ++count)
            threads.emplace_back([&] {
                for (int call = 0; call < 5000; ++call)
                    monitor.record(run("a", 1ms), m_start);
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(monitor.report({{}, 1s, 2}, m_start + 1s, m_wall)->statements.front().calls, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestQueryMonitor)
#include "tst_query_monitor.moc"
