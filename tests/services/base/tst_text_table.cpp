// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/text_table.h"

#include <QTest>

using namespace minixdr;

/// Tables for a terminal.
class TestTextTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toString_alignsColumns()
    {
        TextTable table({{QStringLiteral("ID"), TextTable::Align::Right}, {QStringLiteral("REASON")}});
        table.add({QStringLiteral("7"), QStringLiteral("scan")});
        table.add({QStringLiteral("4821"), QStringLiteral("x")});
        QCOMPARE(table.toString(), QStringLiteral("  ID  REASON\n   7  scan\n4821  x\n"));
    }

    void toString_disarmsControlCharacters()
    {
        TextTable table({{QStringLiteral("MESSAGE")}});
        table.add({QStringLiteral("a\033[31mb\nc\u202e")});
        QVERIFY(!table.toString().contains(QLatin1Char('\033')));
        QCOMPARE(table.toString(), QStringLiteral("MESSAGE\na·[31mb·c·\n"));
    }

    void toString_cutsLongCells()
    {
        TextTable table({{QStringLiteral("M"), TextTable::Align::Left, 5}});
        table.add({QStringLiteral("abcdefgh")});
        QCOMPARE(table.toString(), QStringLiteral("M\nabcd…\n"));
    }
};

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
