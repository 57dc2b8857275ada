// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ctl;

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void harmless_leavesNothingThatSteersATerminal()
    {
        QCOMPARE(harmless(QStringLiteral("a\x1b[31mb\x1b]0;c\x07")), QStringLiteral("a·[31mb·]0;c·"));
        QCOMPARE(harmless(QString::fromUtf8("\u009b31m\u202etxt\u200b\r")), QString::fromUtf8("·31m·txt··"));
        QCOMPARE(harmless(QString::fromUtf8("one\n\ttwo äé東")), QString::fromUtf8("one\n\ttwo äé東"));
    }

    void sentence_saysWhatToDo()
    {
        const Error error{ErrorKind::Unavailable, QStringLiteral("no such socket"), QStringLiteral("08006")};
        const auto text = sentence(QStringLiteral("the events could not be listed"), error);
        QVERIFY(text.startsWith(QStringLiteral("the events could not be listed: no such socket [08006].")));
        QVERIFY(text.contains(QStringLiteral("minixdrctl status")));
    }

    void sentence_tellsAFullDiskFromAFullServer()
    {
        const auto disk = sentence(QStringLiteral("it failed"),
                                   {ErrorKind::Overloaded, QStringLiteral("no space"), QStringLiteral("53100")});
        QVERIFY2(disk.endsWith(QStringLiteral("disk.")), qPrintable(disk));
        const auto server = sentence(QStringLiteral("it failed"),
                                     {ErrorKind::Overloaded, QStringLiteral("no slot"), QStringLiteral("53300")});
        QVERIFY2(server.endsWith(QStringLiteral("try again shortly.")), qPrintable(server));
    }

    void sentence_advises_onlyWhereTheErrorDoesNot_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("advises");
        QTest::newRow("no such file") << ErrorKind::NotFound << QString() << false;
        QTest::newRow("a folder that is closed") << ErrorKind::Denied << QString() << false;
        QTest::newRow("a table that is closed") << ErrorKind::Denied << QStringLiteral("42501") << true;
        QTest::newRow("no server installed") << ErrorKind::Unavailable << QString() << false;
        QTest::newRow("cancelled") << ErrorKind::Cancelled << QString() << false;
        QTest::newRow("timeout") << ErrorKind::Timeout << QString() << true;
    }
    void sentence_advises_onlyWhereTheErrorDoesNot()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(bool, advises);
        const auto said = sentence(QStringLiteral("it failed"), {kind, QStringLiteral("because"), code});
        QVERIFY2(said.startsWith(QStringLiteral("it failed: because")), qPrintable(said));
        QVERIFY2(said.count(QStringLiteral(". ")) == (advises ? 1 : 0), qPrintable(said));
    }
};

QTEST_APPLESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
