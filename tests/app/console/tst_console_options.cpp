// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;

/// What people type behind minixdr-console.
class TestConsoleOptions : public QObject
{
    Q_OBJECT
private:
    static Result<ConsoleOptions> parse(const QString &line)
    {
        return parseConsoleOptions(QStringList{QStringLiteral("minixdr-console")} +
                                   line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

private Q_SLOTS:
    void nothing_meansTheLocalServers_andTheLastPage()
    {
        const auto options = parse({});
        VERIFY_OK(options);
        QVERIFY(options->servers.profile.isEmpty() && options->servers.dataDirectory.isEmpty());
        QVERIFY(options->page.isEmpty() && options->tourFolder.isEmpty());
        QVERIFY(!options->wantsHelp && !options->wantsVersion);
    }

    void everyOption_isTaken()
    {
        const auto local = parse(QStringLiteral("--data-dir /srv/x --page events --tour /tmp/t -platform offscreen"));
        VERIFY_OK(local);
        QCOMPARE(local->servers.dataDirectory, QStringLiteral("/srv/x"));
        QCOMPARE(local->page, QStringLiteral("events"));
        QCOMPARE(local->tourFolder, QStringLiteral("/tmp/t"));
        QCOMPARE(local->platform, QStringLiteral("offscreen"));
        const auto own = parse(QStringLiteral("--profile=production"));
        VERIFY_OK(own);
        QCOMPARE(own->servers.profile, QStringLiteral("production"));
        QVERIFY(parse(QStringLiteral("-h"))->wantsHelp);
        QVERIFY(parse(QStringLiteral("--version"))->wantsVersion);
    }

    void whatIsWrong_isNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown option") << QStringLiteral("--colour") << QStringLiteral("colour");
        QTest::newRow("stray word") << QStringLiteral("events") << QStringLiteral("'events'");
        QTest::newRow("value missing") << QStringLiteral("--page") << QStringLiteral("page");
        QTest::newRow("empty folder") << QStringLiteral("--data-dir=") << QStringLiteral("--data-dir needs a folder");
        QTest::newRow("empty profile") << QStringLiteral("--profile=") << QStringLiteral("--profile needs a name");
        QTest::newRow("two places") << QStringLiteral("--profile a --data-dir b") << QStringLiteral("--data-dir");
    }
    void whatIsWrong_isNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto options = parse(line);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Invalid);
        QVERIFY2(options.error().what.contains(says), qPrintable(options.error().what));
    }

    void help_namesEveryOption()
    {
        for (const char *option : {"--data-dir", "--profile", "--page", "--tour", "--version", "Exit codes"})
            QVERIFY2(consoleHelp().contains(QLatin1String(option)), option);
    }
};

QTEST_GUILESS_MAIN(TestConsoleOptions)
#include "tst_console_options.moc"
