// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/line_parser.h"
#include "services/ingest/record_reader.h"
#include "services/ingest/text_repair.h"
#include "tests/services/ingest/real_files.h"

#include <QBuffer>
#include <QFile>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

struct Reading {
    std::vector<Event> events;
    QStringList rejects;
    QMap<QString, int> byName;
};

Reading readAll(QByteArray text, ImportFormat format)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    RecordReader reader(&buffer);
    LineParser parser(format, SyslogYear(*fromIso(u"2026-01-01"), std::nullopt, QTimeZone::utc()));
    Reading reading;
    while (auto record = reader.next()) {
        repairUtf8(record->bytes);
        auto event = record->problem.isEmpty() ? parser.parse(record->bytes) : ParsedLine(unreadable(record->problem));
        if (!event) {
            reading.rejects << QStringLiteral("%1: %2").arg(record->line).arg(event.error());
            continue;
        }
        ++reading.byName[event->eventid];
        reading.events.push_back(std::move(*event));
    }
    return reading;
}

QByteArray contentsOf(const char *name)
{
    QFile file(realFile(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Damages some bytes, cuts some pieces and repeats others, as a broken disk or a hostile sender would.
QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    const int changes = random.bounded(1, 12);
    for (int i = 0; i < changes && text.size() > 8; ++i) {
        const auto at = random.bounded(text.size());
        const auto length = std::min<qsizetype>(random.bounded(1, 40), text.size() - at);
        switch (random.bounded(4)) {
        case 0:
            text[at] = char(random.bounded(256));
            break;
        case 1:
            text.remove(at, length);
            break;
        case 2:
            text.insert(at, text.mid(random.bounded(text.size()), length));
            break;
        default:
            text[at] = "{}[]\",:\\\n<>0"[random.bounded(12)];
        }
    }
    return text;
}

} // namespace

class TestRealFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realFile_isReadWhole_data();
    void realFile_isReadWhole();
    void sshLog_isUnderstood();
    void damagedFile_neverCrashesAndLosesLittle_data();
    void damagedFile_neverCrashesAndLosesLittle();
};

void TestRealFiles::realFile_isReadWhole_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("events");
    QTest::newRow("honeypot") << QByteArray("eve/honeypot-2018.json") << QStringLiteral("suricata") << 44;
    QTest::newRow("wrccdc") << QByteArray("eve/wrccdc-2018.json") << QStringLiteral("suricata") << 207;
    QTest::newRow("sshd") << QByteArray("syslog/OpenSSH_2k.log") << QStringLiteral("syslog") << 2000;
}

void TestRealFiles::realFile_isReadWhole()
{
    SKIP_WITHOUT_REAL_FILES();
    QFETCH(QByteArray, name);
    QFETCH(QString, format);
    QFETCH(int, events);
    const auto text = contentsOf(name.constData());
    const auto detected = detectFormat(text.left(65536));
    QVERIFY(detected);
    QCOMPARE(toWire(*detected), format);
    const auto reading = readAll(text, *detected);
    QCOMPARE(reading.rejects, QStringList());
    QCOMPARE(int(reading.events.size()), events);
}

void TestRealFiles::sshLog_isUnderstood()
{
    SKIP_WITHOUT_REAL_FILES();
    const auto reading = readAll(contentsOf("syslog/OpenSSH_2k.log"), ImportFormat::Syslog);
    QCOMPARE(reading.byName.value(QStringLiteral("sshd.failed_password")), 520);
    QCOMPARE(reading.byName.value(QStringLiteral("sshd.invalid_user")), 113);
    QCOMPARE(reading.byName.value(QStringLiteral("sshd.accepted_password")), 1);
    QCOMPARE(reading.byName.value(QStringLiteral("sshd.break_in_attempt")), 85);
    QCOMPARE(reading.byName.value(QStringLiteral("sshd.other")), 0);
    for (const auto &event : reading.events)
        if (event.eventid == QLatin1String("sshd.failed_password"))
            QVERIFY2(event.srcIp && event.srcPort, event.raw.constData());
}

void TestRealFiles::damagedFile_neverCrashesAndLosesLittle_data()
{
    realFile_isReadWhole_data();
}

void TestRealFiles::damagedFile_neverCrashesAndLosesLittle()
{
    SKIP_WITHOUT_REAL_FILES();
    QFETCH(QByteArray, name);
    QFETCH(QString, format);
    QFETCH(int, events);
    const auto text = contentsOf(name.constData());
    for (quint32 seed = 0; seed < 60; ++seed) {
        QRandomGenerator random(seed);
        const auto reading = readAll(damaged(text, random), *importFormatFromWire(format));
        const auto found = int(reading.events.size());
        QVERIFY2(found >= events - 40,
                 qPrintable(QStringLiteral("seed %1: %2 of %3").arg(seed).arg(found).arg(events)));
    }
}

QTEST_GUILESS_MAIN(TestRealFiles)
#include "tst_real_files.moc"
