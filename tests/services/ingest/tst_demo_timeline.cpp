// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_timeline.h"
#include "services/ingest/line_parser.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono;

namespace
{

const std::vector<OrganizationId> kOrganizations{OrganizationId{1}, OrganizationId{2}, OrganizationId{3}};

DemoRequest requestOf(qint64 events, qint64 incidents, quint64 seed = 1)
{
    DemoRequest request;
    request.events = events;
    request.incidents = incidents;
    request.seed = seed;
    request.until = *fromIso(u"2026-11-23");
    return request;
}

struct Made {
    std::vector<Event> events;
    std::vector<DemoStory> stories;
};

Made make(const DemoScenario &scenario, const DemoRequest &request, std::size_t atLeast = 5000)
{
    DemoTimeline timeline(&scenario, request, kOrganizations);
    Made made;
    while (timeline.next(made.events, atLeast)) {
    }
    made.stories = timeline.stories();
    return made;
}

QByteArray hashOf(const std::vector<Event> &events)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &event : events) {
        hash.addData(QByteArray::number(event.ts.time_since_epoch().count()) + QByteArray::number(event.id.value) +
                     QByteArray::number(event.organization.value) + QByteArray::number(int(event.severity)));
        hash.addData(event.message.toUtf8());
        hash.addData(event.raw);
    }
    return hash.result().toHex();
}

} // namespace

class TestDemoTimeline : public QObject
{
    Q_OBJECT
private:
    DemoScenario m_scenario;

private Q_SLOTS:
    void initTestCase();
    void next_givesExactlyWhatWasAskedFor_data();
    void next_givesExactlyWhatWasAskedFor();
    void next_givesTheSameRows_forTheSameSeed();
    void next_isOrderedByKey_withinTheDays();
    void events_areWhatTheirLinesSay();
    void background_hasDayAndWeek();
    void stories_leaveTheirTriggers();
    void load_saysWhatIsWrong_data();
    void load_saysWhatIsWrong();
};

void TestDemoTimeline::initTestCase()
{
    auto scenario = DemoScenario::builtIn();
    QVERIFY2(scenario, scenario ? "" : qPrintable(scenario.error().what));
    m_scenario = std::move(*scenario);
    QCOMPARE(m_scenario.organizations.size(), 3U);
}

void TestDemoTimeline::next_givesExactlyWhatWasAskedFor_data()
{
    QTest::addColumn<qint64>("events");
    QTest::addColumn<qint64>("incidents");
    QTest::newRow("nothing") << qint64(0) << qint64(0);
    QTest::newRow("events only") << qint64(1000) << qint64(0);
    QTest::newRow("more incidents than events") << qint64(10) << qint64(50);
    QTest::newRow("some") << qint64(30'000) << qint64(200);
}

void TestDemoTimeline::next_givesExactlyWhatWasAskedFor()
{
    QFETCH(qint64, events);
    QFETCH(qint64, incidents);
    const auto made = make(m_scenario, requestOf(events, incidents));
    QCOMPARE(qint64(made.events.size()), events);
    QCOMPARE(qint64(made.stories.size()), incidents);
}

void TestDemoTimeline::next_givesTheSameRows_forTheSameSeed()
{
    const auto first = make(m_scenario, requestOf(20'000, 100), 100);
    const auto second = make(m_scenario, requestOf(20'000, 100), 7000);
    QCOMPARE(hashOf(first.events), hashOf(second.events));
    QVERIFY(hashOf(make(m_scenario, requestOf(20'000, 100, 2)).events) != hashOf(first.events));
}

void TestDemoTimeline::next_isOrderedByKey_withinTheDays()
{
    const auto request = requestOf(20'000, 100);
    const auto made = make(m_scenario, request);
    for (std::size_t at = 1; at < made.events.size(); ++at)
        QVERIFY(made.events[at - 1].key() < made.events[at].key());
    QVERIFY(made.events.front().ts >= request.until - days{90});
    QVERIFY(made.events.back().ts < request.until);
}

void TestDemoTimeline::events_areWhatTheirLinesSay()
{
    const auto made = make(m_scenario, requestOf(20'000, 200));
    std::set<QString> names;
    for (const auto &event : made.events) {
        const auto format = *importFormatFromWire(toWire(event.sourceType));
        LineParser parser(format, SyslogYear(utcNow(), std::nullopt, QTimeZone::utc()));
        auto parsed = parser.parse(event.raw);
        QVERIFY2(parsed, event.raw.constData());
        parsed->id = event.id;
        parsed->organization = event.organization;
        QVERIFY2(*parsed == event, event.raw.constData());
        names.insert(event.eventid);
    }
    QVERIFY2(names.size() > 40, qPrintable(QString::number(names.size())));
}

void TestDemoTimeline::background_hasDayAndWeek()
{
    const auto made = make(m_scenario, requestOf(50'000, 0));
    std::array<int, 24> hours{};
    std::array<int, 7> weekdays{};
    for (const auto &event : made.events) {
        if (event.organization != kOrganizations[0])
            continue;
        const auto day = floor<days>(event.ts);
        ++hours[std::size_t(floor<std::chrono::hours>(event.ts - day).count())];
        ++weekdays[weekday{day}.c_encoding()];
    }
    QVERIFY2(hours[9] > 4 * hours[2], "a morning is busier than a night");
    QVERIFY2(weekdays[3] > weekdays[0] * 3 / 2, "a Wednesday is busier than a Sunday");
}

void TestDemoTimeline::stories_leaveTheirTriggers()
{
    const auto made = make(m_scenario, requestOf(30'000, 100));
    std::set<EventKey> keys;
    for (const auto &event : made.events)
        keys.insert(event.key());
    for (const auto &story : made.stories) {
        QCOMPARE(qint64(story.triggers.size()), std::min<qint64>(story.size, 80));
        QVERIFY(story.size >= 6);
        QVERIFY(story.detectedAt > story.start);
        QVERIFY(story.detectedAt < requestOf(0, 0).until);
        for (const auto &key : story.triggers)
            QVERIFY(keys.contains(key));
    }
}

void TestDemoTimeline::load_saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("words");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("") << QStringLiteral("parse error");
    QTest::newRow("no days") << QByteArray("\"days\": 90,") << QByteArray("") << QStringLiteral("days");
    QTest::newRow("unknown name") << QByteArray("${iface}") << QByteArray("${nothing}")
                                  << QStringLiteral("nothing is called nothing");
    QTest::newRow("message is not the line's")
        << QByteArray("dns query A ${domain}") << QByteArray("asks ${domain}") << QStringLiteral("template dns");
    QTest::newRow("role") << QByteArray("\"target\": \"internet\"") << QByteArray("\"target\": \"moon\"")
                          << QStringLiteral("no such role: moon");
    QTest::newRow("background") << QByteArray("\"dns\": 26") << QByteArray("\"dnx\": 26") << QStringLiteral("dnx");
}

void TestDemoTimeline::load_saysWhatIsWrong()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, words);
    QFile file(QStringLiteral(":/demo/scenario.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto text = file.readAll();
    QVERIFY(text.contains(from));
    const auto scenario = DemoScenario::load(text.replace(from, to));
    QVERIFY(!scenario);
    QVERIFY2(scenario.error().what.contains(words), qPrintable(scenario.error().what));
}

QTEST_GUILESS_MAIN(TestDemoTimeline)
#include "tst_demo_timeline.moc"
