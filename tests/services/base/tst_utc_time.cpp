// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/utc_time.h"

#include <QTest>

using namespace minixdr;

/// Times as people and sensors write them.
class TestUtcTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromIso_understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        QTest::newRow("zulu") << "2026-01-02T03:04:05Z"
                              << "2026-01-02T03:04:05.000000Z";
        QTest::newRow("microseconds") << "2026-01-02T03:04:05.000006Z"
                                      << "2026-01-02T03:04:05.000006Z";
        QTest::newRow("nanoseconds are cut") << "2026-01-02T03:04:05.123456789Z"
                                             << "2026-01-02T03:04:05.123456Z";
        QTest::newRow("no zone is UTC") << "2026-01-02T03:04:05.5"
                                        << "2026-01-02T03:04:05.500000Z";
        QTest::newRow("space") << "2026-01-02 03:04:05"
                               << "2026-01-02T03:04:05.000000Z";
        QTest::newRow("offset") << "2026-01-02T03:04:05+02:00"
                                << "2026-01-02T01:04:05.000000Z";
        QTest::newRow("offset as Suricata writes it") << "2018-03-24T14:37:19.037299-0600"
                                                      << "2018-03-24T20:37:19.037299Z";
        QTest::newRow("date alone") << "2026-01-02"
                                    << "2026-01-02T00:00:00.000000Z";
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.250000Z"
                                     << "1969-12-31T23:59:59.250000Z";
    }

    void fromIso_understands()
    {
        QFETCH(QString, text);
        const auto time = fromIso(text);
        QVERIFY(time.has_value());
        QTEST(toIso(*time), "iso");
    }

    void fromIso_refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "yesterday", "2026-13-01T00:00:00Z", "2026-01-32", "12:00:00", "2026-01-02T25:00:00Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void fromIso_refusesWhatIsNoTime()
    {
        QFETCH(QString, text);
        QVERIFY(!fromIso(text).has_value());
    }
};

QTEST_GUILESS_MAIN(TestUtcTime)
#include "tst_utc_time.moc"
