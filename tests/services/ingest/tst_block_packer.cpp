// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/block_packer.h"
#include "tests/services/ingest/ingest_database.h"

#include <QRandomGenerator>
#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono;

namespace
{

const UtcTime kStart = *fromIso(u"2026-01-01T00:00:00Z");
constexpr int kBatch = 4'000;
constexpr OrganizationId kAttacked{1};
constexpr qint64 kLongRow = 192;    ///< what is longer finds no gap
constexpr qint64 kShortestRow = 84; ///< of eventNumber without a message

Event eventNumber(int number, int messageLength)
{
    Event event;
    event.ts = kStart + milliseconds{number};
    event.id = EventId{number + 1};
    event.organization = OrganizationId{1 + number % 2};
    event.eventid = QStringLiteral("test.event");
    event.message = QString(messageLength, QLatin1Char('m'));
    return event;
}

/// Events as sensors write them: of any length, and addresses and ports in most.
std::vector<Event> mixedBatch(int batch)
{
    QRandomGenerator random(quint32(batch) + 1);
    std::vector<Event> events;
    for (int number = batch * kBatch; number < (batch + 1) * kBatch; ++number) {
        auto &event = events.emplace_back(eventNumber(number, random.bounded(20, 260)));
        if (random.bounded(4) > 0) {
            event.srcIp = IpAddress::parse(u"203.0.113.7");
            event.srcPort = random.bounded(65'536);
        }
    }
    return events;
}

/// A batch in which the first organization is under attack: a fourth of the events are short and come one after the
/// other.
std::vector<Event> batchWithBurst(int batch)
{
    auto events = mixedBatch(batch);
    for (int number = kBatch / 4; number < kBatch * 3 / 4; ++number)
        if (events[std::size_t(number)].organization == kAttacked)
            events[std::size_t(number)] = eventNumber(batch * kBatch + number, 0);
    return events;
}

bool isStoredBefore(const Event &a, const Event &b)
{
    return std::tuple(a.organization, a.key()) < std::tuple(b.organization, b.key());
}

} // namespace

/// What the packer believes of PostgreSQL's blocks, held against the blocks that a server writes.
class TestBlockPacker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesInBlock_isWhatTheServerTakes_data();
    void bytesInBlock_isWhatTheServerTakes();
    void bytesInBlock_isTheMostThatALongRowTakes();
    void arrange_keepsEveryEventNearItsPlace();
    void store_beginsEachBlockWithALongRow();
    void store_findsTheBlockAgain_whenOthersWroteToIt();
    void store_keepsABurstTogether();

private:
    std::unique_ptr<IngestDatabase> emptyDatabase();
    static qint64 blocksBegunShort(const IngestDatabase &database, qint64 block);
    static qint64 mostBlocksOfAPage(const IngestDatabase &database, qint64 organization);
    static qint64 blocks(const IngestDatabase &database);

    PgSandbox m_sandbox;
};

std::unique_ptr<IngestDatabase> TestBlockPacker::emptyDatabase()
{
    auto database = std::make_unique<IngestDatabase>(m_sandbox);
    m_sandbox.execute("CREATE EXTENSION pageinspect", database->name());
    m_sandbox.execute("ALTER TABLE events SET (autovacuum_enabled = off)", database->name());
    return database;
}

/// Of the blocks from the `block`-th, those whose first row could have been put into a gap.
qint64 TestBlockPacker::blocksBegunShort(const IngestDatabase &database, qint64 block)
{
    const auto sql =
        "SELECT count(*) FROM generate_series(" + std::to_string(block) +
        ", pg_relation_size('events') / 8192 - 1) AS block, "
        "LATERAL heap_page_items(get_raw_page('events', block)) AS row WHERE row.lp = 1 AND row.lp_len <= " +
        std::to_string(kLongRow);
    return database.number(sql);
}

/// How often the server goes from one block to another in a page of 100, at most.
qint64 TestBlockPacker::mostBlocksOfAPage(const IngestDatabase &database, qint64 organization)
{
    const auto sql = "SELECT max(visits) FROM (SELECT count(*) FILTER (WHERE block IS DISTINCT FROM before) AS visits "
                     "FROM (SELECT place, block, lag(block) OVER (ORDER BY place) AS before "
                     "FROM (SELECT row_number() OVER (ORDER BY ts, id) AS place, (ctid::text::point)[0] AS block "
                     "FROM events WHERE organization_id = " +
                     std::to_string(organization) + ") AS row) AS step GROUP BY place / 100) AS page";
    return database.number(sql);
}

qint64 TestBlockPacker::blocks(const IngestDatabase &database)
{
    return database.number("SELECT pg_relation_size('events') / 8192");
}

void TestBlockPacker::bytesInBlock_isWhatTheServerTakes_data()
{
    QTest::addColumn<Event>("event");
    const auto least = eventNumber(1, 0);
    QTest::newRow("least") << least;
    for (const int length : {1, 7, 126, 127, 128, 129, 130, 131, 1'500}) {
        auto event = least;
        event.message = QString(length, QLatin1Char('m'));
        QTest::addRow("message of %d", length) << event;
        event.srcPort = 22;
        QTest::addRow("message of %d and a port", length) << event;
        event.hostname = QStringLiteral("h");
        QTest::addRow("message of %d, a port and a host", length) << event;
    }
    auto longest = least;
    longest.message = QString(1'952, QLatin1Char('m'));
    QTest::newRow("longest that is kept as it is") << longest;
    auto full = least;
    full.srcIp = IpAddress::parse(u"203.0.113.7");
    full.dstIp = IpAddress::parse(u"2001:db8::7");
    full.srcPort = 65'535;
    full.dstPort = 0;
    full.sourceType = SourceType::Suricata;
    full.protocol = QStringLiteral("tcp");
    full.hostname = QStringLiteral("web-01");
    full.signature = QStringLiteral("ET SCAN");
    QTest::newRow("full") << full;
    full.message = QStringLiteral("h\u00f6st \u20ac \U0001F600");
    QTest::newRow("two, three and four bytes a character") << full;
}

void TestBlockPacker::bytesInBlock_isWhatTheServerTakes()
{
    QFETCH(Event, event);
    const auto database = emptyDatabase();
    EventWriter writer(database->ingest.get(), {});
    VERIFY_OK(runTask(writer.store({event}, soon())));
    QCOMPARE(
        database->number("SELECT (lp_len + 7) / 8 * 8 + 4::bigint FROM heap_page_items(get_raw_page('events', 0))"),
        bytesInBlock(event));
}

void TestBlockPacker::arrange_keepsEveryEventNearItsPlace()
{
    auto events = mixedBatch(0);
    auto inOrder = events;
    std::sort(inOrder.begin(), inOrder.end(), isStoredBefore);
    BlockPacker packer;
    packer.arrange(events);
    QCOMPARE(events.size(), inOrder.size());
    for (std::size_t place = 0; place < events.size(); ++place) {
        const auto meant = std::lower_bound(inOrder.begin(), inOrder.end(), events[place], isStoredBefore);
        QCOMPARE(*meant, events[place]);
        QVERIFY(std::abs(std::distance(inOrder.begin(), meant) - std::ptrdiff_t(place)) < 128);
    }
    std::sort(events.begin(), events.end(), isStoredBefore);
    QVERIFY(events == inOrder);
}

void TestBlockPacker::bytesInBlock_isTheMostThatALongRowTakes()
{
    const auto database = emptyDatabase();
    EventWriter writer(database->ingest.get(), {});
    QRandomGenerator random(1);
    for (const int length : {1'953, 2'000, 3'000, 100'000}) {
        auto event = eventNumber(length, length);
        for (auto &letter : event.message) // so that it is not compressed
            letter = QChar(char16_t(random.bounded(33, 127)));
        VERIFY_OK(runTask(writer.store({event}, soon())));
        const auto taken = database->number("SELECT (lp_len + 7) / 8 * 8 + 4::bigint FROM events JOIN heap_page_items("
                                            "get_raw_page('events', 0)) ON t_ctid = ctid ORDER BY ts DESC LIMIT 1");
        QCOMPARE_GT(taken, 0);
        QCOMPARE_LE(taken, bytesInBlock(event));
    }
}

void TestBlockPacker::store_beginsEachBlockWithALongRow()
{
    const auto database = emptyDatabase();
    EventWriter writer(database->ingest.get(), {});
    for (int batch = 0; batch < 4; ++batch)
        VERIFY_OK(runTask(writer.store(mixedBatch(batch), soon())));
    QCOMPARE_GT(blocks(*database), 300);
    QCOMPARE(blocksBegunShort(*database, 1), 0);
    QCOMPARE_LE(mostBlocksOfAPage(*database, 1), 10);
}

void TestBlockPacker::store_findsTheBlockAgain_whenOthersWroteToIt()
{
    const auto database = emptyDatabase();
    EventWriter writer(database->ingest.get(), {});
    VERIFY_OK(runTask(writer.store(mixedBatch(0), soon())));
    const auto before = blocks(*database);
    m_sandbox.execute("INSERT INTO events (ts, id, organization_id, severity, source_type, eventid) "
                      "SELECT '2026-01-01', -number, 1, 0, 'custom', '' FROM generate_series(1, 10) AS number",
                      database->name());
    for (int batch = 1; batch < 4; ++batch)
        VERIFY_OK(runTask(writer.store(mixedBatch(batch), soon())));
    QCOMPARE_LE(blocksBegunShort(*database, before), 4);
}

void TestBlockPacker::store_keepsABurstTogether()
{
    const auto database = emptyDatabase();
    EventWriter writer(database->ingest.get(), {});
    for (int batch = 0; batch < 4; ++batch)
        VERIFY_OK(runTask(writer.store(mixedBatch(batch), soon())));
    m_sandbox.execute("VACUUM events", database->name()); // it tells of every gap
    VERIFY_OK(runTask(writer.store(batchWithBurst(4), soon())));
    VERIFY_OK(runTask(writer.store(mixedBatch(5), soon())));
    const auto touched =
        database->number("SELECT count(DISTINCT (ctid::text::point)[0]) FROM events WHERE message = ''");
    QCOMPARE_LE(touched, kBatch / 4 * kShortestRow / 8'168 + 4);
    for (const qint64 organization : {1, 2}) // nor are those torn apart that gave it their long rows
        QCOMPARE_LE(mostBlocksOfAPage(*database, organization), 12);
}

QTEST_GUILESS_MAIN(TestBlockPacker)
#include "tst_block_packer.moc"
