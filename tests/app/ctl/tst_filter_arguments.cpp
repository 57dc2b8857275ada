// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/filter_arguments.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ctl;

/// What people type behind --filter, and what they are told when it cannot be read.
class TestFilterArguments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events_readEveryKey()
    {
        const auto filter =
            parseEventFilter({QStringLiteral("from=2026-01-01"), QStringLiteral("until=2026-02-01T00:00:00Z"),
                              QStringLiteral("severity=high, critical"), QStringLiteral("source-type=suricata"),
                              QStringLiteral("eventid=sshd.failed"), QStringLiteral("source=203.0.113.0/24"),
                              QStringLiteral("destination=10.0.0.1"), QStringLiteral("address=2001:db8::/32"),
                              QStringLiteral("host=web-1"), QStringLiteral("text=a=b")});
        QVERIFY(filter.has_value());
        QCOMPARE(toIso(*filter->from), QStringLiteral("2026-01-01T00:00:00.000000Z"));
        QCOMPARE(filter->severities, (std::vector{Severity::High, Severity::Critical}));
        QCOMPARE(filter->sourceTypes, (std::vector{SourceType::Suricata}));
        QCOMPARE(filter->source->toString(), QStringLiteral("203.0.113.0/24"));
        QCOMPARE(filter->text, QStringLiteral("a=b"));
    }

    void events_sayWhatWouldBeAccepted_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("hint");
        QTest::newRow("unknown key") << QStringLiteral("colour=red") << QStringLiteral("severity");
        QTest::newRow("no value") << QStringLiteral("severity") << QStringLiteral("KEY=VALUE");
        QTest::newRow("unknown severity") << QStringLiteral("severity=urgent") << QStringLiteral("critical");
        QTest::newRow("one bad word in a list") << QStringLiteral("severity=high,urgent") << QStringLiteral("critical");
        QTest::newRow("bad time") << QStringLiteral("from=yesterday") << QStringLiteral("2026-01-31");
        QTest::newRow("bad network") << QStringLiteral("source=10.0.0.0/40") << QStringLiteral("203.0.113.0/24");
        QTest::newRow("SQL is no address") << QStringLiteral("source=1' OR 1=1 --") << QStringLiteral("203.0.113.0/24");
        QTest::newRow("empty text") << QStringLiteral("text=") << QStringLiteral("a text");
    }

    void events_sayWhatWouldBeAccepted()
    {
        QFETCH(QString, argument);
        QFETCH(QString, hint);
        const auto filter = parseEventFilter({argument});
        QVERIFY(!filter.has_value());
        QCOMPARE(filter.error().kind, ErrorKind::Invalid);
        QVERIFY2(filter.error().what.contains(hint), qPrintable(filter.error().what));
    }

    void incidents_knowTheirAssignees()
    {
        const std::vector<User> users{{UserId{7}, QStringLiteral("ada@example.com"), QStringLiteral("Ada"), {}}};
        const auto hers = parseIncidentFilter({QStringLiteral("assignee=ada@example.com")}, users);
        QVERIFY(hers && hers->assignee == UserId{7} && !hers->onlyUnassigned);
        const auto nobodys = parseIncidentFilter({QStringLiteral("assignee=none")}, users);
        QVERIFY(nobodys && !nobodys->assignee && nobodys->onlyUnassigned);
        QVERIFY(!parseIncidentFilter({QStringLiteral("assignee=bob@example.com")}, users));
    }

    void commandLine_answersUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{QStringLiteral("dance")} << 2;
        QTest::newRow("page is no number")
            << QStringList{QStringLiteral("events"), QStringLiteral("--page"), QStringLiteral("x")} << 2;
        QTest::newRow("page and time") << QStringList{QStringLiteral("events"), QStringLiteral("--page"),
                                                      QStringLiteral("2"), QStringLiteral("--at"),
                                                      QStringLiteral("2026-01-01")}
                                       << 2;
        QTest::newRow("show without id") << QStringList{QStringLiteral("show")} << 2;
        QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0;
    }

    void commandLine_answersUsage()
    {
        QFETCH(QStringList, arguments);
        std::vector<QByteArray> words{"minixdrctl"};
        for (const auto &argument : arguments)
            words.push_back(argument.toUtf8());
        std::vector<char *> argv;
        for (auto &word : words)
            argv.push_back(word.data());
        const auto request = parseCommandLine(static_cast<int>(argv.size()), argv.data());
        QVERIFY(!request.command);
        QTEST(static_cast<int>(request.exitCode), "exitCode");
    }
};

QTEST_GUILESS_MAIN(TestFilterArguments)
#include "tst_filter_arguments.moc"
