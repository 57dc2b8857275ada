// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_loader.h"
#include "tests/services/ingest/ingest_database.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

DemoRequest requestOf(qint64 events, qint64 incidents, quint64 seed = 1)
{
    DemoRequest request;
    request.events = events;
    request.incidents = incidents;
    request.seed = seed;
    request.until = *fromIso(u"2026-11-23");
    return request;
}

/// A number that differs if any row of the demo does.
constexpr std::string_view kDigest = R"(
    SELECT ('x' || left(md5(string_agg(row, E'\n' ORDER BY row)), 15))::bit(60)::bigint FROM (
        SELECT e::text AS row FROM events AS e
        UNION ALL SELECT r::text FROM raw_events AS r
        UNION ALL SELECT c::text FROM event_counts AS c
        UNION ALL SELECT i::text FROM incidents AS i
        UNION ALL SELECT l::text FROM incident_events AS l
        UNION ALL SELECT a::text FROM action_logs AS a
        UNION ALL SELECT h::text FROM audit_logs AS h
        UNION ALL SELECT email || full_name || role FROM users) AS rows)";

} // namespace

/// The demo in a real database.
class TestDemoLoader : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    DemoScenario m_scenario;

    Result<DemoReport> fill(IngestDatabase &database, const DemoRequest &request, const ProgressSink &progress = {},
                            CallContext context = CallContext::within(std::chrono::seconds{60})) const
    {
        DemoLoader loader({database.ingest.get(), database.owner.get(), m_scenario, {}});
        return runTask(loader.fill(request, progress, std::move(context)));
    }

private Q_SLOTS:
    void initTestCase();
    void fill_storesWhatWasAskedFor();
    void fill_makesTheSameRows_forTheSameSeed();
    void fill_refusesSecondDemo_untilToldWhatToDo();
    void fill_replacesWhatIsThere_andNothingElse();
    void fill_appendsWithAnotherSeed();
    void fill_leavesNothing_whenCancelled();
    void fill_saysWhatIsGone_whenAReplacementFails();
    void fill_saysWhatIsOutOfRange();
    void fill_worksAsOwnerWhomRowLevelSecurityBinds();
    void describe_saysWhatWillBeDone();
};

void TestDemoLoader::initTestCase()
{
    auto scenario = DemoScenario::builtIn();
    VERIFY_OK(scenario);
    m_scenario = std::move(*scenario);
}

void TestDemoLoader::fill_storesWhatWasAskedFor()
{
    IngestDatabase database(m_sandbox);
    std::vector<Progress> seen;
    const auto report = fill(database, requestOf(60'000, 300), [&](const Progress &step) { seen.push_back(step); });
    VERIFY_OK(report);
    QCOMPARE(report->events, 60'000);
    QCOMPARE(report->incidents, 300);
    QCOMPARE(database.events(), 60'000);
    QCOMPARE(database.wrongCounts(), 0);
    QCOMPARE(database.number("SELECT count(*) FROM incidents"), 300);
    QCOMPARE(database.number("SELECT count(*) FROM organizations WHERE id > 2 OR slug LIKE '%-%'"), 3);
    // Each link leads to an event of the incident's own organization.
    QCOMPARE(database.number("SELECT count(*) FROM incident_events AS l LEFT JOIN events AS e ON e.ts = l.event_ts "
                             "AND e.id = l.event_id AND e.organization_id = l.organization_id WHERE e.id IS NULL"),
             0);
    QCOMPARE(database.number("SELECT count(*) FROM incidents AS i WHERE NOT EXISTS "
                             "(SELECT FROM incident_events AS l WHERE l.incident_id = i.id)"),
             0);
    // History is complete: one creation each, and as many changes as the version says.
    QCOMPARE(database.number("SELECT count(*) FROM incidents AS i WHERE version <> (SELECT count(*) FROM audit_logs "
                             "WHERE resource_id = i.id::text AND action_type <> 'incident.note')"),
             0);
    QVERIFY(database.number("SELECT count(*) FROM audit_logs WHERE note IS NOT NULL") > 50);
    QVERIFY(database.number("SELECT count(*) FROM action_logs") > 300);
    QVERIFY(database.number("SELECT count(DISTINCT status) FROM incidents") == 5);
    QVERIFY(database.number("SELECT count(*) FROM incidents WHERE assignee_id IS NOT NULL") > 100);
    QVERIFY(seen.size() > 4);
    QCOMPARE(seen[2].step, QStringLiteral("copy_events"));
    QCOMPARE(seen[2].total, 60'000);
}

void TestDemoLoader::fill_makesTheSameRows_forTheSameSeed()
{
    std::vector<qint64> digests;
    for (const quint64 seed : {7, 7, 8}) {
        IngestDatabase database(m_sandbox);
        VERIFY_OK(fill(database, requestOf(5000, 60, seed)));
        digests.push_back(database.number(kDigest));
    }
    QVERIFY(digests[0] != -1);
    QCOMPARE(digests[0], digests[1]);
    QVERIFY(digests[0] != digests[2]);
}

void TestDemoLoader::fill_refusesSecondDemo_untilToldWhatToDo()
{
    IngestDatabase database(m_sandbox);
    VERIFY_OK(fill(database, requestOf(1000, 10)));
    const auto second = fill(database, requestOf(1000, 10));
    QVERIFY(!second);
    QVERIFY(second.error().kind == ErrorKind::Conflict);
    QVERIFY2(second.error().what.contains(QLatin1String("Aurora Health holds")), qPrintable(second.error().what));
    QCOMPARE(database.events(), 1000);
}

void TestDemoLoader::fill_replacesWhatIsThere_andNothingElse()
{
    IngestDatabase database(m_sandbox);
    EventWriter writer(database.ingest.get(), {});
    Event other;
    other.ts = *fromIso(u"2026-10-01");
    other.id = EventId{5};
    other.organization = OrganizationId{2};
    VERIFY_OK(runTask(writer.store({other}, soon())));
    VERIFY_OK(fill(database, requestOf(3000, 20)));
    auto request = requestOf(2000, 10);
    request.existing = ExistingDemo::Replace;
    const auto report = fill(database, request);
    VERIFY_OK(report);
    QCOMPARE(report->removedEvents, 3000);
    QCOMPARE(database.events(), 2001);
    QCOMPARE(database.number("SELECT count(*) FROM raw_events"), 2000);
    QCOMPARE(database.number("SELECT count(*) FROM incidents"), 10);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestDemoLoader::fill_appendsWithAnotherSeed()
{
    IngestDatabase database(m_sandbox);
    VERIFY_OK(fill(database, requestOf(2000, 10)));
    auto same = requestOf(2000, 10);
    same.existing = ExistingDemo::Append;
    const auto again = fill(database, same);
    QVERIFY(!again);
    QVERIFY2(again.error().kind == ErrorKind::Conflict, qPrintable(again.error().what));
    QCOMPARE(database.events(), 2000);

    auto another = requestOf(2000, 10, 2);
    another.existing = ExistingDemo::Append;
    VERIFY_OK(fill(database, another));
    QCOMPARE(database.events(), 4000);
    QCOMPARE(database.number("SELECT count(*) FROM incidents"), 20);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestDemoLoader::fill_leavesNothing_whenCancelled()
{
    IngestDatabase database(m_sandbox);
    const auto before = database.number(kDigest);
    for (const auto &step : {QStringLiteral("copy_events"), QStringLiteral("add_incidents")}) {
        std::stop_source stop;
        auto context = soon();
        context.stop = stop.get_token();
        const auto cancelAt = [&](const Progress &progress) {
            if (progress.step == step)
                stop.request_stop();
        };
        const auto report = fill(database, requestOf(60'000, 50), cancelAt, context);
        QVERIFY(!report);
        QVERIFY2(report.error().kind == ErrorKind::Cancelled, qPrintable(report.error().what));
        QCOMPARE(database.number(kDigest), before);
        QCOMPARE(database.number("SELECT count(*) FROM organizations"), 2);
    }
    VERIFY_OK(fill(database, requestOf(1000, 10)));
}

void TestDemoLoader::fill_saysWhatIsGone_whenAReplacementFails()
{
    IngestDatabase database(m_sandbox);
    VERIFY_OK(fill(database, requestOf(2000, 10)));
    m_sandbox.execute("ALTER TABLE events ADD CHECK (message = 'nothing') NOT VALID", database.name());
    auto request = requestOf(2000, 10);
    request.existing = ExistingDemo::Replace;
    const auto report = fill(database, request);
    QVERIFY(!report);
    QVERIFY2(report.error().what.contains(QStringLiteral("is removed already")), qPrintable(report.error().what));
    QCOMPARE(database.events(), 0);
}

void TestDemoLoader::fill_saysWhatIsOutOfRange()
{
    IngestDatabase database(m_sandbox);
    for (const auto &request : {requestOf(-1, 0), requestOf(0, 1'000'000'000)}) {
        const auto report = fill(database, request);
        QVERIFY(!report);
        QVERIFY(report.error().kind == ErrorKind::Invalid);
    }
    VERIFY_OK(fill(database, requestOf(0, 5)));
    QCOMPARE(database.number("SELECT count(*) FROM incidents"), 5);
}

void TestDemoLoader::fill_worksAsOwnerWhomRowLevelSecurityBinds()
{
    IngestDatabase database(m_sandbox);
    const auto owner = database.name() + QStringLiteral("_owner");
    m_sandbox.execute(QStringLiteral("CREATE ROLE %1 LOGIN; GRANT ALL ON SCHEMA public TO %1;").arg(owner).toUtf8() +
                          QStringLiteral("DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE "
                                         "schemaname = 'public' LOOP EXECUTE format('ALTER TABLE %I OWNER TO ', t) || "
                                         "'%1'; END LOOP; END $$")
                              .arg(owner)
                              .toUtf8(),
                      database.name());
    postgres::PoolConfig config;
    config.name = QStringLiteral("test");
    config.conninfo = m_sandbox.conninfo(owner, database.name());
    postgres::Pool pool(config);
    DemoLoader loader({database.ingest.get(), &pool, m_scenario, {}});
    VERIFY_OK(runTask(loader.fill(requestOf(2000, 20), {}, soon())));
    auto again = requestOf(2000, 20);
    again.existing = ExistingDemo::Replace;
    const auto report = runTask(loader.fill(again, {}, soon()));
    VERIFY_OK(report);
    QCOMPARE(report->removedEvents, 2000);
    QCOMPARE(database.number("SELECT count(*) FROM incidents"), 20);
    QCOMPARE(database.wrongCounts(), 0);
}

void TestDemoLoader::describe_saysWhatWillBeDone()
{
    const DemoLoader loader({nullptr, nullptr, m_scenario, {}});
    QCOMPARE(loader.describe(requestOf(250'000, 2000)),
             QStringLiteral("250,000 events from 2026-08-25 to 2026-11-23 and 2,000 incidents (seed 1) for Aurora "
                            "Health, Baltic Freight, Cedar Research Net"));
}

QTEST_GUILESS_MAIN(TestDemoLoader)
#include "tst_demo_loader.moc"
