// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_parameters.h"
#include "services/events/events_service.h"
#include "services/redis/client.h"
#include "tests/services/events/paged_database.h"
#include "tests/support/redis_sandbox.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

using Rows = std::vector<Event>;

bool isIn(const std::optional<IpAddress> &address, const IpNetwork &network)
{
    return address && address->isV6 == network.address.isV6 && *address >= network.first() &&
           *address <= network.last();
}

/// What the filter means, said once more and simply.
bool matches(const EventFilter &filter, const Event &event)
{
    const auto has = [](const auto &list, auto value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    const auto contains = [&](const QString &text) { return text.contains(filter.text, Qt::CaseInsensitive); };
    return (!filter.from || event.ts >= *filter.from) && (!filter.until || event.ts < *filter.until) &&
           has(filter.severities, event.severity) && has(filter.sourceTypes, event.sourceType) &&
           (filter.eventid.isEmpty() || filter.eventid == event.eventid) &&
           (!filter.source || isIn(event.srcIp, *filter.source)) &&
           (!filter.destination || isIn(event.dstIp, *filter.destination)) &&
           (!filter.anyAddress || isIn(event.srcIp, *filter.anyAddress) || isIn(event.dstIp, *filter.anyAddress)) &&
           (filter.hostname.isEmpty() || filter.hostname == event.hostname) &&
           (filter.text.isEmpty() || contains(event.message) || contains(event.signature));
}

std::vector<std::pair<const char *, EventFilter>> filters()
{
    std::vector<std::pair<const char *, EventFilter>> filters{{"none", {}}};
    const auto add = [&](const char *name, const std::function<void(EventFilter &)> &change) {
        filters.emplace_back(name, EventFilter{});
        change(filters.back().second);
    };
    add("range", [](EventFilter &f) {
        f.from = fromIso(u"2026-01-02T04:10:17.25Z");
        f.until = fromIso(u"2026-01-02T09:31:02.75Z");
    });
    add("within a minute", [](EventFilter &f) {
        f.from = fromIso(u"2026-01-02T03:04:05Z");
        f.until = fromIso(u"2026-01-02T03:04:50Z");
    });
    add("severity", [](EventFilter &f) { f.severities = {Severity::High, Severity::Critical}; });
    add("severity in a range", [](EventFilter &f) {
        f.severities = {Severity::Low};
        f.from = fromIso(u"2026-01-02T03:05:20Z");
        f.until = fromIso(u"2026-01-02T08:00:00.5Z");
    });
    add("source type", [](EventFilter &f) { f.sourceTypes = {SourceType::Zeek}; });
    add("eventid", [](EventFilter &f) { f.eventid = QStringLiteral("event.3"); });
    add("address", [](EventFilter &f) { f.source = IpNetwork::parse(u"10.0.2.5"); });
    add("network", [](EventFilter &f) { f.source = IpNetwork::parse(u"10.0.1.0/24"); });
    add("v6 network", [](EventFilter &f) { f.destination = IpNetwork::parse(u"2001:db8::8/126"); });
    add("any address", [](EventFilter &f) { f.anyAddress = IpNetwork::parse(u"2001:db8::5"); });
    add("host", [](EventFilter &f) { f.hostname = QStringLiteral("host4"); });
    add("text", [](EventFilter &f) { f.text = QStringLiteral("et scan 1"); });
    add("text of wildcards", [](EventFilter &f) { f.text = QStringLiteral("0% OF_a\\b"); });
    add("nothing", [](EventFilter &f) { f.text = QStringLiteral("_%"); });
    return filters;
}

/// Some of the fields, by chance.
EventFilter someFilter(QRandomGenerator &random)
{
    EventFilter filter;
    const auto all = filters();
    const auto take = [&](auto EventFilter::*field) {
        if (random.bounded(4) == 0)
            filter.*field = all[random.bounded(quint32(all.size()))].second.*field;
    };
    take(&EventFilter::from);
    take(&EventFilter::until);
    take(&EventFilter::severities);
    take(&EventFilter::sourceTypes);
    take(&EventFilter::source);
    take(&EventFilter::destination);
    take(&EventFilter::anyAddress);
    take(&EventFilter::hostname);
    take(&EventFilter::eventid);
    take(&EventFilter::text);
    if (random.bounded(3) == 0)
        filter.severities = {Severity(random.bounded(5)), Severity(random.bounded(5))};
    return filter;
}

} // namespace

/// Every way to a page, with every filter, against the whole list sorted and filtered here.
class TestEventsService : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    std::unique_ptr<PagedDatabase> m_database;
    Rows m_all; ///< organization 1, newest first

    Result<EventPage> page(EventsService &service, EventFilter filter, EventPosition position, int size = 50,
                           qint64 organization = 1) const
    {
        return runTask(service.page({std::move(filter), std::move(position), size}, sessionOf(organization), soon()));
    }

    Rows expected(const EventFilter &filter) const
    {
        Rows rows;
        std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(rows),
                     [&](const Event &event) { return matches(filter, event); });
        return rows;
    }

    static Rows slice(const Rows &rows, qint64 first, qint64 count)
    {
        const auto size = static_cast<qint64>(rows.size());
        const auto begin = std::clamp<qint64>(first, 0, size);
        return Rows(rows.begin() + begin, rows.begin() + std::clamp<qint64>(first + count, begin, size));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<PagedDatabase>(m_sandbox);
        EventsService service(m_database->app.get(), nullptr);
        const auto all = page(service, {}, FirstPage{}, 1000);
        VERIFY_OK(all);
        m_all = all->rows;
        QCOMPARE(m_all.size(), 700U);
        QVERIFY(std::is_sorted(m_all.rbegin(), m_all.rend(),
                               [](const Event &left, const Event &right) { return left.key() < right.key(); }));
    }

    void pages_data()
    {
        QTest::addColumn<int>("filter");
        QTest::addColumn<int>("size");
        const auto all = filters();
        for (int filter = 0; filter < static_cast<int>(all.size()); ++filter)
            for (const int size : {1, 7, 50, 1000})
                if (size > 1 || filter == 2)
                    QTest::addRow("%s by %d", all[static_cast<std::size_t>(filter)].first, size) << filter << size;
    }

    void pages()
    {
        QFETCH(int, filter);
        QFETCH(int, size);
        const auto chosen = filters()[static_cast<std::size_t>(filter)].second;
        const auto rows = expected(chosen);
        const auto total = static_cast<qint64>(rows.size());
        const auto pageTotal = (total + size - 1) / size;
        EventsService service(m_database->app.get(), nullptr);

        std::vector<qint64> numbers{pageTotal, 2, 1, 2}; // also again, and after one that was not its neighbour
        for (qint64 number = 1; number <= std::max<qint64>(1, pageTotal); ++number)
            numbers.push_back(number);
        for (const auto number : numbers) {
            if (number < 1 || number > std::max<qint64>(1, pageTotal))
                continue;
            const auto found = page(service, chosen, PageNumber{number}, size);
            VERIFY_OK(found);
            QCOMPARE(found->rows, slice(rows, (number - 1) * size, size));
            QCOMPARE(found->facts.number, number);
            QCOMPARE(found->facts.firstRow, (number - 1) * size);
            QCOMPARE(found->facts.total, total);
            QCOMPARE(found->facts.pages, pageTotal);
        }
        const auto first = page(service, chosen, FirstPage{}, size);
        VERIFY_OK(first);
        QCOMPARE(first->rows, slice(rows, 0, size));
        const auto last = page(service, chosen, LastPage{}, size);
        VERIFY_OK(last);
        QCOMPARE(last->rows, slice(rows, std::max<qint64>(0, pageTotal - 1) * size, size));
        QCOMPARE(last->facts.number, std::max<qint64>(1, pageTotal));
        const auto beyond = page(service, chosen, PageNumber{pageTotal + 1}, size);
        QCOMPARE(beyond.has_value(), pageTotal == 0);
        if (!beyond)
            QCOMPARE(beyond.error().kind, ErrorKind::Invalid);
    }

    void neighbours_data()
    {
        QTest::addColumn<int>("filter");
        const auto all = filters();
        for (int filter = 0; filter < static_cast<int>(all.size()) - 1; ++filter)
            QTest::addRow("%s", all[static_cast<std::size_t>(filter)].first) << filter;
    }

    void neighbours()
    {
        QFETCH(int, filter);
        const auto chosen = filters()[static_cast<std::size_t>(filter)].second;
        const auto rows = expected(chosen);
        const auto total = static_cast<qint64>(rows.size());
        EventsService service(m_database->app.get(), nullptr);
        for (const qint64 row : {qint64(0), qint64(1), qint64(6), total / 2, total - 2, total - 1}) {
            if (row < 0 || row >= total)
                continue;
            const auto key = rows[static_cast<std::size_t>(row)].key();
            const auto after = page(service, chosen, PageAfter<EventKey>{key}, 7);
            VERIFY_OK(after);
            QCOMPARE(after->rows, slice(rows, row + 1, 7));
            QCOMPARE(after->facts.firstRow, row + 1);

            const auto before = page(service, chosen, PageBefore<EventKey>{key}, 7);
            VERIFY_OK(before);
            const auto begin = std::max<qint64>(0, row - 7);
            QCOMPARE(before->rows, slice(rows, begin, row - begin));
            QCOMPARE(before->facts.firstRow, begin);
        }
    }

    void filters_combine()
    {
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        EventsService service(m_database->app.get(), nullptr);
        int filled = 0;
        for (int round = 0; round < 150; ++round) {
            const auto filter = someFilter(random);
            const auto rows = expected(filter);
            const auto total = static_cast<qint64>(rows.size());
            const int size = 1 + random.bounded(12);
            const auto pages = std::max<qint64>(1, (total + size - 1) / size);
            const auto number = 1 + random.bounded(quint64(pages));
            const auto found = page(service, filter, PageNumber{qint64(number)}, size);
            const auto last = page(service, filter, LastPage{}, size);
            const auto named = QStringLiteral("seed %1, round %2: %3").arg(seed).arg(round).arg(canonicalText(filter));
            QVERIFY2(found && found->rows == slice(rows, qint64(number - 1) * size, size), qPrintable(named));
            QVERIFY2(found->facts.total == total, qPrintable(named));
            QVERIFY2(last && last->rows == slice(rows, (pages - 1) * size, size), qPrintable(named));
            filled += total > 0 ? 1 : 0;
        }
        QVERIFY2(filled > 20, qPrintable(QString::number(filled)));
    }

    void neighbours_areExact_whileRowsCome_data() { neighbours_data(); }

    /// The counts do not know of rows that came since: who pages by key misses none, and sees none twice.
    void neighbours_areExact_whileRowsCome()
    {
        QFETCH(int, filter);
        const auto chosen = filters()[static_cast<std::size_t>(filter)].second;
        const PagedDatabase database(m_sandbox);
        EventsService service(database.app.get(), nullptr);
        VERIFY_OK(page(service, chosen, FirstPage{}, 7)); // counts, and keeps that for two seconds
        const auto known = expected(chosen);
        for (const std::size_t row : {std::size_t(0), std::size_t(6), known.size() / 2, known.size() - 1}) {
            if (row >= known.size())
                continue;
            const auto key = known[row].key();
            const auto ts = '\'' + toIso(key.ts).toLatin1() + "'::timestamptz";
            database.execute("INSERT INTO events (ts, id, organization_id, severity, src_ip, dst_ip, source_type, "
                             "eventid, hostname, signature, message) SELECT ts + interval '1 us', id, organization_id, "
                             "severity, src_ip, dst_ip, source_type, eventid, hostname, signature, message FROM events "
                             "WHERE organization_id = 1 AND ts BETWEEN " +
                             ts + " - interval '1 min' AND " + ts + " + interval '1 min' ON CONFLICT DO NOTHING");
            EventsService later(database.app.get(), nullptr);
            Rows now = page(later, {}, FirstPage{}, 1000).value().rows;
            std::erase_if(now, [&](const Event &event) { return !matches(chosen, event); });
            const auto place = std::ranges::find(now, key, &Event::key) - now.begin();
            const auto after = page(service, chosen, PageAfter<EventKey>{key}, 7);
            VERIFY_OK(after);
            QCOMPARE(after->rows, slice(now, place + 1, 7));
            const auto before = page(service, chosen, PageBefore<EventKey>{key}, 7);
            VERIFY_OK(before);
            const auto begin = std::max<qint64>(0, place - 7);
            QCOMPARE(before->rows, slice(now, begin, place - begin));
        }
    }

    void atTime()
    {
        EventsService service(m_database->app.get(), nullptr);
        for (const auto &[name, filter] : filters()) {
            const auto rows = expected(filter);
            for (const auto text : {u"2026-01-01T00:00:00Z", u"2026-01-02T03:04:42.75Z", u"2026-01-02T04:40:00Z",
                                    u"2026-01-02T08:01:30.123456Z", u"2027-01-01T00:00:00Z"}) {
                const auto time = *fromIso(text);
                const auto found = page(service, filter, PageAtTime{time}, 7);
                VERIFY_OK(found);
                const auto first =
                    std::count_if(rows.begin(), rows.end(), [&](const Event &event) { return event.ts > time; });
                QVERIFY2(found->rows == slice(rows, first, 7), name);
                QCOMPARE(found->facts.firstRow, first);
            }
        }
    }

    void pageSizesAndNumbers_outsideTheRange_areInvalid()
    {
        EventsService service(m_database->app.get(), nullptr);
        for (const int size : {0, -1, 1001}) {
            const auto found = page(service, {}, FirstPage{}, size);
            QCOMPARE(found.error().kind, ErrorKind::Invalid);
            QVERIFY(found.error().what.contains(QStringLiteral("1…1000")));
        }
        for (const qint64 number : {qint64(0), qint64(-3), qint64(15)}) {
            const auto found = page(service, {}, PageNumber{number});
            QCOMPARE(found.error().kind, ErrorKind::Invalid);
            QVERIFY(found.error().what.contains(QStringLiteral("1…14")));
        }
    }

    void pageByNumber_isOneStatement_onceTheCountsAreKnown()
    {
        EventsService service(m_database->app.get(), nullptr);
        VERIFY_OK(page(service, {}, PageNumber{7}));
        m_database->runs.clear();
        const auto found = page(service, {}, PageNumber{7});
        VERIFY_OK(found);
        QCOMPARE(m_database->runs.size(), 1U);
        QCOMPARE(QByteArray(m_database->runs.front().statement.data()), QByteArray("events.page_older"));
        QVERIFY(found->timing.server > 0ns);
    }

    void event_hasRaw_andIsItsOrganizationsOnly()
    {
        EventsService service(m_database->app.get(), nullptr);
        const auto &wanted = m_all.at(123);
        const auto own = runTask(service.event(wanted.key(), sessionOf(1), soon()));
        VERIFY_OK(own);
        QVERIFY(own->raw.startsWith("{\"src\": "));
        QCOMPARE(own->key(), wanted.key());
        m_database->execute("DELETE FROM raw_events WHERE id = " + QByteArray::number(m_all.at(124).id.value));
        QCOMPARE(runTask(service.event(m_all.at(124).key(), sessionOf(1), soon()))->raw, QByteArray());
        for (const qint64 stranger : {2, 3, 99})
            QCOMPARE(runTask(service.event(wanted.key(), sessionOf(stranger), soon())).error().kind,
                     ErrorKind::NotFound);
        const EventKey nobodys{wanted.ts, {1}};
        QCOMPARE(runTask(service.event(nobodys, sessionOf(1), soon())).error().kind, ErrorKind::NotFound);
    }

    void countNewer_countsItsOrganizationsOnly()
    {
        EventsService service(m_database->app.get(), nullptr);
        const auto key = m_all.at(20).key();
        const auto count = [&](qint64 organization, const EventFilter &filter) {
            return runTask(service.countNewer(filter, key, sessionOf(organization), soon())).value_or(-1);
        };
        QCOMPARE(count(1, {}), 20);
        const auto severe = filters()[3].second;
        QCOMPARE(count(1, severe), std::count_if(m_all.begin(), m_all.begin() + 20,
                                                 [&](const Event &event) { return matches(severe, event); }));
        QCOMPARE(count(2, {}), 40);
        QCOMPARE(count(3, {}), 0);
    }

    /// Whatever the position and the filter, keys of another organization lead to one's own rows or to none.
    void pages_holdTheirOrganizationsRowsOnly()
    {
        EventsService service(m_database->app.get(), nullptr);
        const auto key = m_all.at(100).key();
        const std::vector<EventPosition> positions{
            FirstPage{},       LastPage{}, PageNumber{1}, PageAfter<EventKey>{key}, PageBefore<EventKey>{key},
            PageAtTime{key.ts}};
        for (const auto &position : positions)
            for (const auto &[name, filter] : filters()) {
                const auto other = page(service, filter, position, 50, 2);
                VERIFY_OK(other);
                for (const auto &row : other->rows)
                    QCOMPARE(row.organization, OrganizationId{2});
                QVERIFY(other->facts.total <= 40);
                const auto none = page(service, filter, position, 50, 3);
                VERIFY_OK(none);
                QVERIFY(none->rows.empty());
                QCOMPARE(none->facts.total, 0);
            }
    }

    void pages_comeFromRedis_untilTheTagIsBumped()
    {
        RedisSandbox redis;
        redis::ClientConfig config;
        config.socketPath = redis.socketPath();
        redis::Client client(config);
        cache::Cache cache(&client);
        QTRY_VERIFY(cache.status().isAvailable);
        EventsService service(m_database->app.get(), &cache);

        const auto cold = page(service, {}, PageNumber{3});
        VERIFY_OK(cold);
        QVERIFY(!cold->facts.fromCache);
        const auto warm = page(service, {}, PageNumber{3});
        VERIFY_OK(warm);
        QVERIFY(warm->facts.fromCache);
        QCOMPARE(warm->rows, cold->rows);
        QCOMPARE(warm->facts.total, 700);
        QVERIFY(!page(service, {}, PageNumber{3}, 50, 1)->rows.empty());
        QVERIFY(!page(service, {}, FirstPage{}, 50, 2)->facts.fromCache);

        VERIFY_OK(runTask(cache.bump({1}, {QStringLiteral("events")}, soon())));
        const auto bumped = page(service, {}, PageNumber{3});
        VERIFY_OK(bumped);
        QVERIFY(!bumped->facts.fromCache);
        redis.stop();
        QTRY_VERIFY(!cache.status().isAvailable);
        const auto without = page(service, {}, PageNumber{3});
        VERIFY_OK(without);
        QVERIFY(!without->facts.fromCache);
        QCOMPARE(without->rows, cold->rows);
    }

    void failures_areNotCached()
    {
        RedisSandbox redis;
        redis::ClientConfig config;
        config.socketPath = redis.socketPath();
        redis::Client client(config);
        cache::Cache cache(&client);
        QTRY_VERIFY(cache.status().isAvailable);
        EventsService service(m_database->app.get(), &cache);
        QCOMPARE(page(service, {}, PageNumber{15}).error().kind, ErrorKind::Invalid);
        QCOMPARE(runTask(service.page({}, sessionOf(1), CallContext::within(0ns))).error().kind, ErrorKind::Timeout);
        const auto found = page(service, {}, FirstPage{});
        VERIFY_OK(found);
        QCOMPARE(found->rows.size(), 50U);
    }

    /// Last: it adds rows.
    void newRows_appearWithoutRedis_afterSomeSeconds()
    {
        EventsService service(m_database->app.get(), nullptr);
        QCOMPARE(page(service, {}, FirstPage{})->facts.total, 700);
        m_database->execute("INSERT INTO events (ts, id, organization_id, severity, source_type, eventid) "
                            "VALUES ('2026-02-01 00:00+00', 1, 1, 4, 'custom', 'late')");
        m_database->recount();
        QCOMPARE(page(service, {}, FirstPage{})->rows.front().eventid, QStringLiteral("late"));
        QTRY_COMPARE_WITH_TIMEOUT(page(service, {}, FirstPage{})->facts.total, 701, 6000);
    }
};

QTEST_GUILESS_MAIN(TestEventsService)
#include "tst_events_service.moc"
