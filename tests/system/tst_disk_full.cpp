// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/appended_lines.h"
#include "services/ingest/event_identity.h"
#include "services/ingest/event_writer.h"
#include "tests/services/ingest/ingest_database.h"
#include "tests/support/small_disk.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono_literals;

namespace
{

constexpr OrganizationId kOrganization{1};
constexpr int kBatch = 500;
const UtcTime kStart = *fromIso(u"2026-01-01T00:00:00Z");

std::vector<Event> batchNumber(int batch)
{
    std::vector<Event> events;
    for (int number = batch * kBatch; number < (batch + 1) * kBatch; ++number) {
        Event event;
        event.ts = kStart + std::chrono::seconds{number};
        event.organization = kOrganization;
        event.eventid = QStringLiteral("test.event");
        event.raw = QByteArray::number(number).rightJustified(1000, 'x');
        event.id = eventIdOf(event.organization, event.ts, event.raw, 0);
        events.push_back(event);
    }
    return events;
}

/// Stores batches until one fails: how many were stored, and why the next one was not.
struct Filled {
    int batches = 0;
    Error why;
};

Filled fill(EventWriter &writer, int from)
{
    for (int batch = from; batch < from + 200; ++batch) {
        const auto stored = runTask(writer.store(batchNumber(batch), soon()));
        if (!stored)
            return {batch, stored.error()};
    }
    return {};
}

} // namespace

/// Disks that fill up: the server's, one of its tablespaces', and the one that our own files lie on.
class TestDiskFull : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copy_intoAFullTablespace_tellsSo_andStoresNothingOfItsBatch();
    void insert_intoAFullTablespace_leavesNothingOfItsTransaction();
    void server_thatHasNoRoomForItsLog_losesNothingStored_andComesBack();
    void appendedLines_areNeverTorn();
};

void TestDiskFull::copy_intoAFullTablespace_tellsSo_andStoresNothingOfItsBatch()
{
    SmallDisk disk(16);
    PgSandbox sandbox;
    IngestDatabase database(sandbox);
    sandbox.execute("CREATE TABLESPACE small LOCATION '" + disk.path().toUtf8() + "'", QStringLiteral("postgres"));
    sandbox.execute("ALTER TABLE raw_events SET TABLESPACE small", database.name());
    EventWriter writer(database.ingest.get(), {});
    disk.fillBut(6 << 20);

    const auto filled = fill(writer, 0);
    QVERIFY(filled.batches > 1);
    QCOMPARE(filled.why.code, QStringLiteral("53100"));
    QCOMPARE(filled.why.kind, ErrorKind::Overloaded);
    QVERIFY2(filled.why.what.contains(QLatin1String("No space left on device")), qPrintable(filled.why.what));
    QCOMPARE(database.events(), qint64(filled.batches) * kBatch);
    QCOMPARE(database.wrongCounts(), qint64(0));
    QCOMPARE(database.ingest->status().busy, 0);

    disk.free();
    const auto stored = runTask(writer.store(batchNumber(filled.batches), soon()));
    VERIFY_OK(stored);
    QCOMPARE(stored->stored, qint64(kBatch));
    sandbox.execute("ALTER TABLE raw_events SET TABLESPACE pg_default", database.name());
    sandbox.execute("DROP TABLESPACE small", QStringLiteral("postgres"));
}

void TestDiskFull::insert_intoAFullTablespace_leavesNothingOfItsTransaction()
{
    static constexpr postgres::Statement kNote{"test.note", "INSERT INTO notes VALUES (1)"};
    static constexpr postgres::Statement kFill{
        "test.fill", "INSERT INTO large SELECT repeat(md5(id::text), 60) FROM generate_series(1, 20000) id"};
    SmallDisk disk(4);
    PgSandbox sandbox;
    IngestDatabase database(sandbox);
    sandbox.execute("CREATE TABLESPACE small LOCATION '" + disk.path().toUtf8() + "'", QStringLiteral("postgres"));
    sandbox.execute("CREATE TABLE notes (id bigint); CREATE TABLE large (text text) TABLESPACE small;"
                    "ALTER TABLE large ALTER text SET STORAGE PLAIN",
                    database.name());
    auto lease = runTask(database.owner->acquire(soon()));
    VERIFY_OK(lease);
    VERIFY_OK(runTask(lease->begin(std::nullopt, soon())));
    VERIFY_OK(runTask(lease->query(kNote, postgres::Parameters{}, std::nullopt, soon())));
    const auto full = runTask(lease->query(kFill, postgres::Parameters{}, std::nullopt, soon()));
    QCOMPARE(full.error().code, QStringLiteral("53100"));
    QCOMPARE(runTask(lease->commit(soon())).error().code, QStringLiteral("25P02"));
    QCOMPARE(database.number("SELECT count(*) FROM notes"), qint64(0));
    QCOMPARE(database.number("SELECT count(*) FROM large"), qint64(0));
    sandbox.execute("DROP TABLE large", database.name());
    sandbox.execute("DROP TABLESPACE small", QStringLiteral("postgres"));
}

void TestDiskFull::server_thatHasNoRoomForItsLog_losesNothingStored_andComesBack()
{
    SmallDisk disk(160);
    PgSandbox sandbox(disk.path());
    IngestDatabase database(sandbox);
    EventWriter writer(database.ingest.get(), {});
    VERIFY_OK(runTask(writer.store(batchNumber(0), soon())));
    disk.fillBut(1 << 20);
    const auto filled = fill(writer, 1);
    QVERIFY(filled.batches > 1);
    // Its tables or its log came first; for the log's sake a server ends all sessions, so that nobody waits in vain.
    QVERIFY2(filled.why.code == QLatin1String("53100") || filled.why.kind == ErrorKind::Unavailable ||
                 filled.why.code == QLatin1String("40003"),
             qPrintable(filled.why.what));
    disk.free();

    QTRY_VERIFY_WITH_TIMEOUT(sandbox.revive(), 20'000);
    QElapsedTimer since;
    since.start();
    QTRY_VERIFY(database.number("SELECT 1") == 1);
    QVERIFY(since.elapsed() < 5000);
    const auto stored = database.events();
    const bool isWhole = stored == qint64(filled.batches) * kBatch ||
                         (filled.why.code == QLatin1String("40003") && stored == qint64(filled.batches + 1) * kBatch);
    QVERIFY2(isWhole, qPrintable(QStringLiteral("%1 events of %2 batches").arg(stored).arg(filled.batches)));
    QCOMPARE(database.wrongCounts(), qint64(0));
    QTRY_VERIFY(runTask(writer.store(batchNumber(filled.batches), soon())).has_value());
    QCOMPARE(database.events(), qint64(filled.batches + 1) * kBatch);
}

void TestDiskFull::appendedLines_areNeverTorn()
{
    SmallDisk disk(1);
    AppendedLines lines(disk.path() + QStringLiteral("/log"));
    const QByteArray line = QByteArray(1999, 'a') + '\n';
    VERIFY_OK(lines.append(line));
    disk.fillBut(3 * 4096); // of which the lock takes a part each time
    Result<> appended;
    std::size_t whole = 1;
    for (; appended && whole < 100; whole += appended ? 1 : 0)
        appended = lines.append(line);
    QVERIFY(!appended);
    QCOMPARE(appended.error().kind, ErrorKind::Unavailable);
    QVERIFY2(appended.error().what.contains(QLatin1String("No space left")), qPrintable(appended.error().what));
    disk.fillBut(0);
    QVERIFY(!lines.append(line));
    disk.free();
    VERIFY_OK(lines.append(line));
    const auto read = lines.readNew();
    VERIFY_OK(read);
    QCOMPARE(read->size(), whole + 1);
    for (const auto &each : *read)
        QCOMPARE(each.size(), line.size() - 1);
}

int main(int argc, char *argv[])
{
    SmallDisk::enterOwnMounts();
    QCoreApplication application(argc, argv);
    TestDiskFull test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_disk_full.moc"
