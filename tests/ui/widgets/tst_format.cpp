// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_text.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tabular_text.h"

#include <QFont>
#include <QFontMetricsF>
#include <QTextDocument>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void shortDuration_keepsTwoFigures_data();
    void shortDuration_keepsTwoFigures();
    void numbers_areGroupedInTheLocale();
    void relativeAge_saysNow_past_andFuture();
    void exactTime_namesTheZone_andAddsUtc();
    void tabularFigures_areEquallyWide();
    void everyErrorKind_hasAReasonAndANextStep();
    void invalid_saysWhatIsWrong_andOffersNoRetry();
    void toolTip_showsForeignTextAsItIs();
};

void TestFormat::shortDuration_keepsTwoFigures_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, std::chrono::nanoseconds duration, const QString &text) {
        QTest::newRow(name) << qint64(duration.count()) << text;
    };
    row("below a millisecond", 812us, QStringLiteral("0.8 ms"));
    row("one digit", 1240us, QStringLiteral("1.2 ms"));
    row("two digits", 12'400us, QStringLiteral("12 ms"));
    row("seconds", 1320ms, QStringLiteral("1.3 s"));
    row("minutes round down", 599s, QStringLiteral("9 m"));
    row("hours", 7300s, QStringLiteral("2 h"));
    row("days", 100h, QStringLiteral("4 d"));
}

void TestFormat::shortDuration_keepsTwoFigures()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(QString, text);
    QCOMPARE(shortDuration(std::chrono::nanoseconds(nanoseconds)), text);
}

void TestFormat::numbers_areGroupedInTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(grouped(1234567), QStringLiteral("1.234.567"));
    QCOMPARE(shortDuration(812us), QStringLiteral("0,8 ms"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestFormat::relativeAge_saysNow_past_andFuture()
{
    const auto now = utcNow();
    QCOMPARE(relativeAge(now, now), QStringLiteral("now"));
    QCOMPARE(relativeAge(now - 9min, now), QStringLiteral("9 m"));
    QCOMPARE(relativeAge(now + 2h, now), QStringLiteral("in 2 h"));
}

void TestFormat::exactTime_namesTheZone_andAddsUtc()
{
    const auto time = *fromIso(u"2026-01-31T13:05:09.123456Z");
    QCOMPARE(exactTime(time, QTimeZone::utc()), QStringLiteral("2026-01-31 13:05:09.123456 UTC"));
    const auto lines = exactTime(time, QTimeZone(3600)).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().startsWith(QStringLiteral("2026-01-31 14:05:09.123456 ")));
    QCOMPARE(lines.last(), QStringLiteral("2026-01-31 13:05:09.123456 UTC"));
}

void TestFormat::tabularFigures_areEquallyWide()
{
    const QFontMetricsF metrics{QFont()};
    QCOMPARE(tabularWidth(metrics, QStringLiteral("1,111")), tabularWidth(metrics, QStringLiteral("8,888")));
}

void TestFormat::everyErrorKind_hasAReasonAndANextStep()
{
    for (int kind = 0; kind <= int(ErrorKind::Bug); ++kind) {
        const auto text = describe({ErrorKind(kind), QStringLiteral("x"), {}}, QStringLiteral("It failed."));
        QCOMPARE(text.title, QStringLiteral("It failed."));
        QVERIFY2(text.text.count(QLatin1Char('.')) >= 2, qPrintable(text.text));
        QVERIFY(text.details.startsWith(toWord(ErrorKind(kind))));
    }
}

void TestFormat::invalid_saysWhatIsWrong_andOffersNoRetry()
{
    const auto text = describe({ErrorKind::Invalid, QStringLiteral("page 41 of 40"), {}}, QStringLiteral("It failed."));
    QVERIFY(text.text.contains(QStringLiteral("page 41 of 40")));
    QVERIFY(!text.canRetry);
}

void TestFormat::toolTip_showsForeignTextAsItIs()
{
    for (const auto &text : {QStringLiteral("socket \"/run/x\" failed\nIs it running?"),
                             QStringLiteral("<b>not bold</b> & <img src='x'>")}) {
        const auto toolTip = asToolTip(text);
        QVERIFY(Qt::mightBeRichText(toolTip)); // so that what is escaped is shown unescaped
        QTextDocument shown;
        shown.setHtml(toolTip);
        QCOMPARE(shown.toPlainText(), text);
    }
    QVERIFY(asToolTip({}).isEmpty());
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
