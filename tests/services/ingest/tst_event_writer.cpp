// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_identity.h"
#include "services/ingest/event_writer.h"
#include "tests/services/ingest/ingest_database.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono;

namespace
{

constexpr OrganizationId kOne{1};
constexpr OrganizationId kTwo{2};
const UtcTime kStart = *fromIso(u"2026-01-01T23:58:00Z");

Event eventNumber(int number, OrganizationId organization = kOne)
{
    Event event;
    event.ts = kStart + seconds{number};
    event.organization = organization;
    event.severity = Severity(number % 5);
    event.sourceType = kSourceTypes[std::size_t(number) % kSourceTypes.size()];
    event.eventid = QStringLiteral("test.event");
    event.raw = QByteArray::number(number);
    event.id = eventIdOf(organization, event.ts, event.raw, 0);
    return event;
}

std::vector<Event> eventsBetween(int first, int last, OrganizationId organization = kOne)
{
    std::vector<Event> events;
    for (int number = first; number < last; ++number)
        events.push_back(eventNumber(number, organization));
    return events;
}

} // namespace

/// The writer against a real server: what it stores, what it refuses to store twice, and that the counts are exact.
class TestEventWriter : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

private Q_SLOTS:
    void store_writesEveryColumn();
    void store_countsInEveryGrain();
    void store_takesOnlyWhatIsNew_whenBatchCollides();
    void store_takesEqualEventsOfABatchOnce();
    void store_leavesOtherOrganizationsAlone();
    void store_refusesEventWithoutOrganization();
    void store_leavesNothing_whenAnEventCannotBeStored();
    void store_tellsEachOrganizationAfterTheCommit();
    void store_tells_whenNobodyKnowsWhetherItCounts();
    void store_keepsCountsExact_whenTwoWritersOverlap();
};

void TestEventWriter::store_writesEveryColumn()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    auto full = eventNumber(7);
    full.srcIp = IpAddress::parse(u"203.0.113.7");
    full.dstIp = IpAddress::parse(u"2001:db8::7");
    full.srcPort = 65535;
    full.dstPort = 0;
    full.protocol = QStringLiteral("tcp");
    full.hostname = QStringLiteral("h\u00f6st");
    full.signature = QStringLiteral("sig");
    full.message = QStringLiteral("a") + QChar(QChar::Null) + QStringLiteral("b");
    VERIFY_OK(runTask(writer.store({full, eventNumber(8)}, soon())));
    QCOMPARE(database.number(R"(SELECT count(*) FROM events WHERE ts = '2026-01-01T23:58:07Z' AND severity = 2
        AND src_ip = '203.0.113.7' AND dst_ip = '2001:db8::7' AND src_port = 65535 AND dst_port = 0
        AND protocol = 'tcp' AND hostname = 'höst' AND signature = 'sig' AND message = U&'a\FFFDb'
        AND source_type = 'suricata' AND eventid = 'test.event' AND organization_id = 1 AND id > 0)"),
             1);
    QCOMPARE(database.number("SELECT count(*) FROM events JOIN raw_events USING (ts, id, organization_id) "
                             "WHERE raw = to_char(ts AT TIME ZONE 'UTC', 'FMSS')"),
             2);
    QCOMPARE(database.number("SELECT count(*) FROM events WHERE src_ip IS NULL AND dst_ip IS NULL AND src_port IS NULL "
                             "AND dst_port IS NULL AND protocol IS NULL AND hostname IS NULL AND signature IS NULL "
                             "AND message = ''"),
             1);
}

void TestEventWriter::store_countsInEveryGrain()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    const auto stored = runTask(writer.store(eventsBetween(0, 3000), soon()));
    VERIFY_OK(stored);
    QCOMPARE(stored->stored, 3000);
    QCOMPARE(database.events(), 3000);
    QCOMPARE(database.number("SELECT sum(events)::bigint FROM event_counts WHERE grain = 'd'"), 3000);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestEventWriter::store_takesOnlyWhatIsNew_whenBatchCollides()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    VERIFY_OK(runTask(writer.store(eventsBetween(0, 100), soon())));
    for (const auto &[first, last, stored] : {std::array{50, 150, 50}, {0, 150, 0}, {149, 160, 10}, {160, 170, 10}}) {
        const auto written = runTask(writer.store(eventsBetween(first, last), soon()));
        VERIFY_OK(written);
        QCOMPARE(written->stored, stored);
        QCOMPARE(written->duplicates, last - first - stored);
        QCOMPARE(database.wrongCounts(), 0);
    }
    QCOMPARE(database.events(), 170);
    QCOMPARE(database.rawEvents(), 170);
}

void TestEventWriter::store_takesEqualEventsOfABatchOnce()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    const auto written = runTask(writer.store({eventNumber(1), eventNumber(2), eventNumber(1)}, soon()));
    VERIFY_OK(written);
    QCOMPARE(*written, (StoredEvents{2, 1}));
    QCOMPARE(database.rawEvents(), 2);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestEventWriter::store_leavesOtherOrganizationsAlone()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    VERIFY_OK(runTask(writer.store(eventsBetween(0, 50, kTwo), soon())));
    VERIFY_OK(runTask(writer.store(eventsBetween(0, 80, kOne), soon())));
    QCOMPARE(database.number("SELECT sum(events)::bigint FROM event_counts WHERE organization_id = 2 AND grain = 'm'"),
             50);
    QCOMPARE(database.number("SELECT sum(events)::bigint FROM event_counts WHERE organization_id = 1 AND grain = 'm'"),
             80);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestEventWriter::store_refusesEventWithoutOrganization()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    const auto written = runTask(writer.store({eventNumber(1), eventNumber(2, OrganizationId{})}, soon()));
    QVERIFY(!written);
    QVERIFY(written.error().kind == ErrorKind::Invalid);
    QCOMPARE(database.events(), 0);
}

void TestEventWriter::store_leavesNothing_whenAnEventCannotBeStored()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    auto bad = eventNumber(2);
    bad.srcPort = 70000;
    QVERIFY(!runTask(writer.store({eventNumber(1), bad, eventNumber(3)}, soon())));
    QCOMPARE(database.events(), 0);
    QCOMPARE(database.number("SELECT count(*) FROM event_counts"), 0);
    VERIFY_OK(runTask(writer.store({eventNumber(1)}, soon())));
}

void TestEventWriter::store_tellsEachOrganizationAfterTheCommit()
{
    IngestDatabase database(m_sandbox);
    std::vector<qint64> told;
    const auto onStored = [&](OrganizationId organization, StoreOutcome outcome) {
        QCOMPARE(outcome, StoreOutcome::Stored);
        told.push_back(organization.value * 1000 + database.events());
    };
    EventWriter writer(database.ingest.get(), onStored);
    VERIFY_OK(runTask(writer.store({eventNumber(1, kTwo), eventNumber(2, kOne)}, soon())));
    QCOMPARE(told, (std::vector<qint64>{1002, 2002}));
    VERIFY_OK(runTask(writer.store({eventNumber(1, kTwo)}, soon())));
    QCOMPARE(told.size(), 2U);
}

/// Its COMMIT waits for a standby that never comes, until the deadline has passed.
void TestEventWriter::store_tells_whenNobodyKnowsWhetherItCounts()
{
    IngestDatabase database(m_sandbox);
    m_sandbox.execute("ALTER SYSTEM SET synchronous_commit = local");
    m_sandbox.execute("ALTER SYSTEM SET synchronous_standby_names = 'ghost'");
    m_sandbox.execute("SELECT pg_reload_conf()");
    auto config = database.ingest->config();
    config.conninfo += QStringLiteral(" options='-c synchronous_commit=on'");
    postgres::Pool slow(config);
    std::vector<qint64> told;
    EventWriter writer(&slow, [&](OrganizationId organization, StoreOutcome outcome) {
        QCOMPARE(outcome, StoreOutcome::Unknown);
        told.push_back(organization.value);
    });
    const auto written = runTask(writer.store({eventNumber(1)}, CallContext::within(700ms)));
    m_sandbox.execute("ALTER SYSTEM RESET synchronous_standby_names");
    m_sandbox.execute("SELECT pg_reload_conf()");
    QCOMPARE(written.error().code, QStringLiteral("40003"));
    QCOMPARE(told, std::vector<qint64>{kOne.value});
    QTRY_COMPARE(database.events(), 1);
}

void TestEventWriter::store_keepsCountsExact_whenTwoWritersOverlap()
{
    IngestDatabase database(m_sandbox);
    EventWriter first(database.ingest.get(), {});
    EventWriter second(database.ingest.get(), {});
    for (int round = 0; round < 10; ++round) {
        auto one = first.store(eventsBetween(round * 100, round * 100 + 400), soon());
        auto two = second.store(eventsBetween(round * 100 + 200, round * 100 + 600), soon());
        const auto a = runTask(std::move(one));
        const auto b = runTask(std::move(two));
        VERIFY_OK(a);
        VERIFY_OK(b);
    }
    QCOMPARE(database.events(), 1500);
    QCOMPARE(database.wrongCounts(), 0);
}

QTEST_GUILESS_MAIN(TestEventWriter)
#include "tst_event_writer.moc"
