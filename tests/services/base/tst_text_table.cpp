// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"
#include "app/ctl/text_table.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ctl;

/// Tables for a terminal, and sentences for people.
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

    void sentence_saysWhatToDo()
    {
        const Error error{ErrorKind::Unavailable, QStringLiteral("no such socket"), QStringLiteral("08006")};
        const auto text = sentence(QStringLiteral("the events could not be listed"), error);
        QVERIFY(text.startsWith(QStringLiteral("the events could not be listed: no such socket [08006].")));
        QVERIFY(text.contains(QStringLiteral("minixdrctl status")));
    }
};

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
