// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/text_repair.h"

#include <QTest>

using namespace minixdr::ingest;

class TestTextRepair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repairUtf8_replacesOnlyWhatIsBroken_data();
    void repairUtf8_replacesOnlyWhatIsBroken();
    void forColumn_neverSplitsACharacter();
};

void TestTextRepair::repairUtf8_replacesOnlyWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const QByteArray mark = "\xEF\xBF\xBD";
    row("plain", "plain", "plain");
    row("all lengths", "a\u00e4\u20ac\U0001F600", "a\u00e4\u20ac\U0001F600");
    row("zero byte", QByteArray("a\0b", 3), "a" + mark + "b");
    row("latin-1", "caf\xE9!", "caf" + mark + "!");
    row("overlong", "\xC0\xAF", mark + mark);
    row("surrogate", "\xED\xA0\x80", mark + mark + mark);
    row("cut off", "\xE2\x82", mark + mark);
    row("beyond the last character", "\xF4\x90\x80\x80", mark + mark + mark + mark);
}

void TestTextRepair::repairUtf8_replacesOnlyWhatIsBroken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    auto repaired = bytes;
    QCOMPARE(repairUtf8(repaired), bytes != expected);
    QCOMPARE(repaired, expected);
}

void TestTextRepair::forColumn_neverSplitsACharacter()
{
    QCOMPARE(forColumn(QStringLiteral("ab\U0001F600"), 3), QStringLiteral("ab"));
    QCOMPARE(forColumn(QStringLiteral("ab\U0001F600"), 4), QStringLiteral("ab\U0001F600"));
}

QTEST_GUILESS_MAIN(TestTextRepair)
#include "tst_text_repair.moc"
