// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/event_detail_presenter.h"
#include "models/events/indented_json.h"
#include "tests/support/fake_events_port.h"

#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;
using State = EventDetailPresenter::State;

class TestEventDetail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void indentedJson_data();
    void indentedJson();
    void show_givesTheRowAtOnce_andTheRawLineLater();
    void show_ofManyRows_asksForTheLast();
    void failure_isShown_andReloadRecovers();
    void clear_dropsTheAnswer();
    void hugeLine_isCut_howeverDeepItIsNested();
    void leaving_stopsTheQuestion_andEnteringAsksAgain();
};

void TestEventDetail::indentedJson_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("object") << QByteArray(R"({"b":1,"a":[1,2]})")
                            << QStringLiteral("{\n  \"b\": 1,\n  \"a\": [\n    1,\n    2\n  ]\n}");
    QTest::newRow("empty ones") << QByteArray(R"({ "a" : { } , "b":[ ]})")
                                << QStringLiteral("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::newRow("every digit") << QByteArray(R"({"id":9007199254740993,"x":1.10})")
                                 << QStringLiteral("{\n  \"id\": 9007199254740993,\n  \"x\": 1.10\n}");
    QTest::newRow("brackets in text") << QByteArray(R"(["{\"a\": [1, 2]}\\"])")
                                      << QStringLiteral("[\n  \"{\\\"a\\\": [1, 2]}\\\\\"\n]");
    QTest::newRow("not JSON") << QByteArray("Dec 10 06:55:46 LabSZ sshd[24200]: {x}")
                              << QStringLiteral("Dec 10 06:55:46 LabSZ sshd[24200]: {x}");
    QTest::newRow("cut off") << QByteArray(R"({"a":)") << QStringLiteral("{\"a\":");
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestEventDetail::indentedJson()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, shown);
    QCOMPARE(minixdr::indentedJson(raw, 1000), (IndentedJson{shown, false}));
    const auto half = shown.size() / 2;
    QCOMPARE(minixdr::indentedJson(raw, half), (IndentedJson{shown.left(half), !shown.isEmpty()}));
}

void TestEventDetail::hugeLine_isCut_howeverDeepItIsNested()
{
    constexpr int kDepth = 900;
    const auto numbers = QByteArray("1,").repeated(500'000) + '1';
    QElapsedTimer since;
    since.start();
    const auto cut = minixdr::indentedJson(QByteArray(kDepth, '[') + numbers + QByteArray(kDepth, ']'), 20'000);
    QVERIFY(cut.isCut);
    QCOMPARE(cut.text.size(), 20'000);
    QVERIFY2(since.elapsed() < 3000, qPrintable(QString::number(since.elapsed()))); // it would be a gigabyte
    const auto emoji = minixdr::indentedJson('"' + QString::fromUtf8("\U0001F525").toUtf8().repeated(9) + '"', 4);
    QVERIFY(emoji.isCut);
    QVERIFY(!emoji.text.back().isHighSurrogate());
}

void TestEventDetail::leaving_stopsTheQuestion_andEnteringAsksAgain()
{
    FakeEventsPort port;
    port.rows = someEvents(1);
    port.answers.hold();
    EventDetailPresenter detail(port, 1ms);
    detail.setActive(true);
    detail.show(port.rows[0]);
    QTRY_COMPARE(port.answers.waiting(), size_t(1));
    detail.setActive(false);
    port.answers.releaseAll();
    QTest::qWait(10);
    QCOMPARE(detail.state(), State::Loading);
    detail.setActive(true);
    QTRY_COMPARE(detail.state(), State::Complete);
}

void TestEventDetail::show_givesTheRowAtOnce_andTheRawLineLater()
{
    FakeEventsPort port;
    port.rows = someEvents(3);
    EventDetailPresenter detail(port, 1ms);
    auto row = port.rows[1];
    row.raw.clear();
    detail.show(row);
    QCOMPARE(detail.state(), State::Loading);
    QCOMPARE(detail.event().message, row.message);
    QVERIFY(detail.rawText().text.isEmpty());
    QTRY_COMPARE(detail.state(), State::Complete);
    QVERIFY(detail.rawText().text.contains(u"9007199254740994"));
}

void TestEventDetail::show_ofManyRows_asksForTheLast()
{
    FakeEventsPort port;
    port.rows = someEvents(20);
    port.answers.hold();
    EventDetailPresenter detail(port, 5ms);
    for (const auto &row : port.rows)
        detail.show(row);
    QTRY_COMPARE(port.answers.waiting(), size_t(1));
    port.answers.releaseAll();
    QTRY_COMPARE(detail.state(), State::Complete);
    QCOMPARE(detail.event().key(), port.rows.back().key());
}

void TestEventDetail::failure_isShown_andReloadRecovers()
{
    FakeEventsPort port;
    port.rows = someEvents(1);
    port.answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
    EventDetailPresenter detail(port, 1ms);
    detail.show(port.rows[0]);
    QTRY_COMPARE(detail.state(), State::Failed);
    QCOMPARE(detail.error().kind, ErrorKind::Unavailable);
    port.answers.failWith(std::nullopt);
    detail.reload();
    QTRY_COMPARE(detail.state(), State::Complete);
}

void TestEventDetail::clear_dropsTheAnswer()
{
    FakeEventsPort port;
    port.rows = someEvents(1);
    EventDetailPresenter detail(port, 1ms);
    QSignalSpy changed(&detail, &EventDetailPresenter::changed);
    detail.show(port.rows[0]);
    detail.clear();
    const auto count = changed.count();
    QTest::qWait(10);
    QCOMPARE(changed.count(), count);
    QCOMPARE(detail.state(), State::Nothing);
}

QTEST_GUILESS_MAIN(TestEventDetail)
#include "tst_event_detail.moc"
