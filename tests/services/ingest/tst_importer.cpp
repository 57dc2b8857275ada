// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/importer.h"
#include "tests/services/ingest/ingest_database.h"
#include "tests/services/ingest/real_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

QByteArray cowrieLine(int number, const char *eventid = "cowrie.login.failed")
{
    return QByteArray(R"({"eventid":")") + eventid + R"(","timestamp":"2024-05-06T07:08:)" +
           QByteArray::number(10 + number % 50) + R"(Z","src_ip":"203.0.113.7","message":"try )" +
           QByteArray::number(number) + "\"}\n";
}

} // namespace

/// Whole files into a real database.
class TestImporter : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    Result<ImportReport> import(IngestDatabase &database, const QString &path, CallContext context = soon(),
                                qint64 organization = 1, const ProgressSink &progress = {}) const
    {
        EventWriter writer(database.ingest.get(), {});
        Importer importer(&writer, m_folder.filePath(QStringLiteral("rejects")));
        ImportRequest request;
        request.path = path;
        request.organization = OrganizationId{organization};
        return runTask(importer.importFile(request, progress, std::move(context)));
    }

private Q_SLOTS:
    void importFile_loadsRealFile_data();
    void importFile_loadsRealFile();
    void importFile_addsNothing_whenReadTwice();
    void importFile_keepsEqualLinesApart();
    void importFile_addsOnlyNewLines_whenTheLogHasGrown();
    void importFile_setsAsideWhatItCannotRead();
    void importFile_mendsBytesThatNoTextHolds();
    void importFile_givesEachOrganizationItsOwn();
    void importFile_readsNothing_fromEmptyFile();
    void importFile_saysWhatIsWrong_data();
    void importFile_saysWhatIsWrong();
    void importFile_knowsTheFormat_behindALongLine();
    void importFile_stopsWhenAsked_andGoesOnLater();
    void importFile_failsClearly_whenRejectsCannotBeWritten();
};

void TestImporter::importFile_loadsRealFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("events");
    QTest::newRow("honeypot") << QStringLiteral("eve/honeypot-2018.json") << 44;
    QTest::newRow("wrccdc") << QStringLiteral("eve/wrccdc-2018.json") << 207;
    QTest::newRow("sshd") << QStringLiteral("syslog/OpenSSH_2k.log") << 2000;
}

void TestImporter::importFile_loadsRealFile()
{
    SKIP_WITHOUT_REAL_FILES();
    QFETCH(QString, name);
    QFETCH(int, events);
    IngestDatabase database(m_sandbox);
    for (const bool isFirst : {true, false}) {
        const auto report = import(database, realFile(name));
        VERIFY_OK(report);
        QCOMPARE(report->read, events);
        QCOMPARE(report->stored, isFirst ? events : 0);
        QCOMPARE(report->duplicates, isFirst ? 0 : events);
        QCOMPARE(report->rejected, 0);
        QVERIFY(report->rejectsFile.isEmpty());
        QCOMPARE(database.events(), events);
        QCOMPARE(database.wrongCounts(), 0);
    }
}

void TestImporter::importFile_addsNothing_whenReadTwice()
{
    IngestDatabase database(m_sandbox);
    QByteArray log;
    for (int i = 0; i < 9000; ++i)
        log += cowrieLine(i);
    const auto path = write(QStringLiteral("twice.json"), log);
    VERIFY_OK(import(database, path));
    const auto counts = database.number("SELECT sum(events)::bigint FROM event_counts");
    const auto again = import(database, path);
    VERIFY_OK(again);
    QCOMPARE(again->stored, 0);
    QCOMPARE(again->duplicates, 9000);
    QCOMPARE(database.events(), 9000);
    QCOMPARE(database.number("SELECT sum(events)::bigint FROM event_counts"), counts);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestImporter::importFile_keepsEqualLinesApart()
{
    IngestDatabase database(m_sandbox);
    const auto path = write(QStringLiteral("equal.json"), cowrieLine(1) + cowrieLine(2) + cowrieLine(1));
    VERIFY_OK(import(database, path));
    VERIFY_OK(import(database, path));
    QCOMPARE(database.events(), 3);
}

void TestImporter::importFile_addsOnlyNewLines_whenTheLogHasGrown()
{
    IngestDatabase database(m_sandbox);
    VERIFY_OK(import(database, write(QStringLiteral("log.json"), cowrieLine(1) + cowrieLine(2))));
    const auto grown =
        import(database, write(QStringLiteral("log.json"), cowrieLine(1) + cowrieLine(2) + cowrieLine(3)));
    VERIFY_OK(grown);
    QCOMPARE(grown->stored, 1);
    QCOMPARE(grown->duplicates, 2);
}

void TestImporter::importFile_setsAsideWhatItCannotRead()
{
    IngestDatabase database(m_sandbox);
    const auto path = write(QStringLiteral("bad.json"),
                            cowrieLine(1) + "rubbish\n" + cowrieLine(2) + cowrieLine(3).replace("2024", "yyyy"));
    const auto report = import(database, path);
    VERIFY_OK(report);
    QCOMPARE(report->read, 4);
    QCOMPARE(report->stored, 2);
    QCOMPARE(report->rejected, 2);
    QCOMPARE(report->firstRejects.size(), 2U);
    QCOMPARE(report->firstRejects[0].line, 2);
    QVERIFY2(report->firstRejects[0].reason.startsWith(QLatin1String("not JSON")),
             qPrintable(report->firstRejects[0].reason));
    QCOMPARE(report->firstRejects[1].line, 4);

    QFile rejects(report->rejectsFile);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    const auto lines = rejects.readAll().split('\n');
    QVERIFY(lines[0].startsWith("# line 2: not JSON"));
    QCOMPARE(lines[1], QByteArray("rubbish"));
    QVERIFY(lines[2].startsWith("# line 4: timestamp"));

    // Mended, the rejects are a file to import.
    const auto mended = lines.join('\n').replace("yyyy", "2024").replace("rubbish\n", "");
    const auto second = import(database, write(QStringLiteral("mended.json"), mended));
    VERIFY_OK(second);
    QCOMPARE(second->stored, 1);
}

void TestImporter::importFile_mendsBytesThatNoTextHolds()
{
    IngestDatabase database(m_sandbox);
    const auto zero = QByteArray("Dec 10 06:55:46 host app: a") + '\0' + "b\n";
    const auto escaped = cowrieLine(1).replace("try", "\\u0000");
    const auto syslog =
        import(database, write(QStringLiteral("zero.log"), zero + "Dec 10 06:55:46 host app: caf\xE9\n"));
    VERIFY_OK(syslog);
    QCOMPARE(syslog->stored, 2);
    QCOMPARE(syslog->repaired, 2);
    const auto cowrie = import(database, write(QStringLiteral("zero.json"), escaped));
    VERIFY_OK(cowrie);
    QCOMPARE(cowrie->stored, 1);
    QCOMPARE(database.number("SELECT count(*) FROM events WHERE message LIKE U&'%\\FFFD%'"), 3);
}

void TestImporter::importFile_givesEachOrganizationItsOwn()
{
    IngestDatabase database(m_sandbox);
    const auto path = write(QStringLiteral("both.json"), cowrieLine(1) + cowrieLine(2));
    VERIFY_OK(import(database, path, soon(), 1));
    const auto second = import(database, path, soon(), 2);
    VERIFY_OK(second);
    QCOMPARE(second->stored, 2);
    QCOMPARE(database.number("SELECT count(*) FROM events WHERE organization_id = 2"), 2);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestImporter::importFile_readsNothing_fromEmptyFile()
{
    IngestDatabase database(m_sandbox);
    const auto report = import(database, write(QStringLiteral("empty.json"), "\n\n"));
    VERIFY_OK(report);
    QCOMPARE(report->read, 0);
}

void TestImporter::importFile_saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("none.json")) << QStringLiteral("there is no file");
    QTest::newRow("folder") << m_folder.path() << QStringLiteral("is a folder");
    QTest::newRow("prose") << write(QStringLiteral("prose.txt"), "Once upon a time\n")
                           << QStringLiteral("the format of");
    QTest::newRow("gzip") << write(QStringLiteral("eve.json.gz"), "\x1f\x8b\x08 and more")
                          << QStringLiteral("is compressed");
}

void TestImporter::importFile_saysWhatIsWrong()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    IngestDatabase database(m_sandbox);
    const auto report = import(database, path);
    QVERIFY(!report);
    QVERIFY2(report.error().what.contains(words) && report.error().what.contains(path),
             qPrintable(report.error().what));
}

void TestImporter::importFile_knowsTheFormat_behindALongLine()
{
    IngestDatabase database(m_sandbox);
    const auto report =
        import(database, write(QStringLiteral("late.json"), QByteArray(1 << 20, 'x') + '\n' + cowrieLine(1)));
    VERIFY_OK(report);
    QCOMPARE(report->stored, 1);
    QCOMPARE(report->rejected, 1);
}

void TestImporter::importFile_stopsWhenAsked_andGoesOnLater()
{
    IngestDatabase database(m_sandbox);
    QByteArray log;
    for (int i = 0; i < 20'000; ++i)
        log += cowrieLine(i);
    const auto path = write(QStringLiteral("long.json"), log);
    std::stop_source stop;
    auto context = soon();
    context.stop = stop.get_token();
    std::vector<Progress> seen;
    const auto progress = [&](const Progress &step) {
        seen.push_back(step);
        stop.request_stop();
    };
    const auto stopped = import(database, path, context, 1, progress);
    QVERIFY(!stopped);
    QVERIFY(stopped.error().kind == ErrorKind::Cancelled);
    QCOMPARE(seen.size(), 1U);
    QCOMPARE(seen[0].total, log.size());
    QCOMPARE(database.events(), 4000);
    QCOMPARE(database.wrongCounts(), 0);

    const auto rest = import(database, path);
    VERIFY_OK(rest);
    QCOMPARE(rest->stored, 16'000);
    QCOMPARE(rest->duplicates, 4000);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestImporter::importFile_failsClearly_whenRejectsCannotBeWritten()
{
    IngestDatabase database(m_sandbox);
    const auto blocker = write(QStringLiteral("blocker"), "x");
    EventWriter writer(database.ingest.get(), {});
    Importer importer(&writer, blocker); // a file where the folder should be
    ImportRequest request;
    request.path = write(QStringLiteral("some.json"), cowrieLine(1) + "rubbish\n");
    request.organization = OrganizationId{1};
    const auto report = runTask(importer.importFile(request, {}, soon()));
    QVERIFY(!report);
    QVERIFY2(report.error().what.contains(QLatin1String("rejects file")), qPrintable(report.error().what));
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
