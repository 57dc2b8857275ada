// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/slow_query_line.h"
#include "services/diagnostics/slow_query_log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

postgres::QueryRun run(std::chrono::milliseconds took, postgres::Parameters parameters = {})
{
    postgres::QueryRun run;
    run.statement = "events.page";
    run.sql = "SELECT * FROM events WHERE id = $1";
    run.startedAt = utcNow();
    run.timing = {1ms, took - 1ms, 0ms};
    run.rows = 3;
    run.organization = OrganizationId{7};
    run.parameters = std::move(parameters);
    return run;
}

} // namespace

/// A log that several programs share and that outlives them.
class TestSlowQueryLog : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;

    SlowQueryLog makeLog(const char *program = "one") const
    {
        return SlowQueryLog(m_folder->path(), QString::fromLatin1(program));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void record_keepsOnlyTheSlow_withItsExactParameters()
    {
        auto log = makeLog();
        log.record(run(99ms));
        const postgres::Parameters parameters{qint64(42), QStringLiteral("ädmin"), std::optional<qint32>{},
                                              std::vector<qint64>{1, 2}, QStringList{QStringLiteral("a \"b\"")}};
        log.record(run(100ms, parameters));
        const auto queries = log.read(10);
        QCOMPARE(queries.size(), std::size_t(1));
        const auto &query = queries.front();
        QCOMPARE(query.parameters, parameters);
        QCOMPARE(query.parameters.toText(0),
                 QStringList({QStringLiteral("42"), QStringLiteral("ädmin"), QStringLiteral("NULL"),
                              QStringLiteral("{1,2}"), QStringLiteral("{\"a \\\"b\\\"\"}")}));
        QCOMPARE(query.organization, OrganizationId{7});
        QCOMPARE(query.timing.sum(), std::chrono::nanoseconds(100ms));
        QVERIFY(!query.isMasked);
    }

    void line_withANumberThatIsNotWhole_isRefused()
    {
        auto log = makeLog();
        log.record(run(200ms));
        const auto line = toLine(log.read(1).front());
        QVERIFY(line.contains("\"rows\":3"));
        QVERIFY(slowQueryFrom(line));
        for (const auto *number : {"6e102", "-1e300", "3.5"})
            QVERIFY(!slowQueryFrom(QByteArray(line).replace("\"rows\":3", QByteArray("\"rows\":") + number)));
    }

    void secrets_neverReachTheDisk()
    {
        auto log = makeLog();
        const postgres::Parameters parameters{QStringLiteral("password=hunter2"),
                                              postgres::Jsonb{R"({"token":"hunter2"})"}};
        log.record(run(200ms, parameters));
        QVERIFY(log.read(1).front().isMasked);
        for (const auto &name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto bytes = file.readAll();
            QVERIFY(!bytes.contains("hunter2"));
            QVERIFY(!bytes.contains(QByteArray("password=hunter2").toBase64().left(20)));
        }
    }

    void twoPrograms_seeEachOthers_andTheNextOneSeesBoth()
    {
        auto one = makeLog("one");
        auto two = makeLog("two");
        one.record(run(200ms));
        one.flush();
        two.record(run(300ms));
        QCOMPARE(two.read(10).size(), std::size_t(2));
        QCOMPARE(one.read(10).size(), std::size_t(2));
        QCOMPARE(one.read(10).front().program, QStringLiteral("two"));
        auto later = makeLog("three");
        const auto kept = later.read(10);
        QCOMPARE(kept, one.read(10));
        QVERIFY(later.find(kept.back().number).has_value());
        QCOMPARE(later.find(1).error().kind, ErrorKind::NotFound);
    }

    void numbers_areUnique_withinAMicrosecond()
    {
        auto log = makeLog();
        auto same = run(200ms);
        for (int count = 0; count < 5; ++count)
            log.record(same);
        std::set<qint64> numbers;
        for (const auto &query : log.read(10))
            numbers.insert(query.number);
        QCOMPARE(numbers.size(), std::size_t(5));
    }

    void threshold_isKept_andOtherProgramsNotice()
    {
        auto one = makeLog();
        auto two = makeLog("two");
        QCOMPARE(one.setThreshold(0ms).error().kind, ErrorKind::Invalid);
        QVERIFY(one.setThreshold(10ms).has_value());
        QCOMPARE(two.threshold(), 100ms);
        static_cast<void>(two.read(1));
        QCOMPARE(two.threshold(), 10ms);
        QCOMPARE(makeLog("three").threshold(), 10ms);
    }

    void file_staysWithinItsBound_andTheNewestAreKept()
    {
        auto log = makeLog();
        const postgres::Parameters large{QString(60'000, QLatin1Char('x'))};
        for (int count = 0; count < 200; ++count) {
            log.record(run(200ms, large));
            log.flush();
        }
        qint64 size = 0;
        for (const auto &file : QDir(m_folder->path()).entryInfoList(QDir::Files))
            size += file.size();
        QVERIFY2(size <= 2 * SlowQueryLog::kFileBound, qPrintable(QString::number(size)));
        const auto newest = log.read(1).front().number;
        QCOMPARE(makeLog("later").read(1).front().number, newest);
    }

    void batch_isLoggedWithoutItsParameters()
    {
        auto log = makeLog();
        log.record(run(200ms, postgres::Parameters{QString(70'000, QLatin1Char('x'))}));
        const auto query = log.read(1).front();
        QVERIFY(query.isCut);
        QCOMPARE(query.parameters.count(), 0);
    }

    void damagedLines_areLeftOut()
    {
        auto log = makeLog();
        log.record(run(200ms));
        log.flush();
        QFile file(m_folder->filePath(QStringLiteral("slow_queries.jsonl")));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"number\": 1}\nnot json\n[]\n{\"number\":");
        file.close();
        QCOMPARE(makeLog("later").read(10).size(), std::size_t(1));
    }

    void unwritableFolder_leavesTheLogInMemory()
    {
        SlowQueryLog log(QStringLiteral("/proc/no/such/folder"), QStringLiteral("one"));
        log.record(run(200ms));
        QCOMPARE(log.read(10).size(), std::size_t(1));
        QCOMPARE(log.setThreshold(5ms).error().kind, ErrorKind::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestSlowQueryLog)
#include "tst_slow_query_log.moc"
