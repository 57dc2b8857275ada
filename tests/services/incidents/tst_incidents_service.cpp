// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/events_service.h"
#include "services/incidents/incidents_service.h"
#include "tests/services/events/paged_database.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

constexpr UserId kAnn{1};
constexpr UserId kInactive{2};
constexpr UserId kBobOfTwo{3};

Session ann()
{
    return {{1}, kAnn, QStringLiteral("Ann")};
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// 120 incidents of organization 1 and 10 of 2, some in the same microsecond.
constexpr auto kIncidents = R"(
    INSERT INTO incidents (organization_id, created_at, src_ip, reason, status, escalation_level, assignee_id,
                           risk_score, threat_category)
    SELECT CASE WHEN i > 120 THEN 2 ELSE 1 END, timestamptz '2026-01-02 03:04:05+00' + i / 3 * interval '7 min 13 s',
           ('10.0.' || i % 3 || '.' || i % 7)::inet, 'Reason ' || i,
           (ARRAY['open', 'investigating', 'contained', 'resolved', 'dismissed'])[1 + i % 5],
           (ARRAY['low', 'medium', 'high', 'critical'])[1 + i % 4],
           CASE WHEN i % 3 = 0 AND i <= 120 THEN 1 END, i % 11 / 10.0, CASE WHEN i % 2 > 0 THEN 'scan' END
    FROM generate_series(1, 130) AS i;)";

} // namespace

/// Reading, writing, auditing and the walls between organizations.
class TestIncidentsService : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    std::unique_ptr<PagedDatabase> m_database;
    std::vector<EventKey> m_ownEvents;
    std::vector<EventKey> m_othersEvents;

    IncidentsService service() const { return {m_database->app.get(), nullptr}; }

    std::vector<EventKey> someEvents(qint64 organization) const
    {
        EventsService events(m_database->app.get(), nullptr);
        std::vector<EventKey> keys;
        const auto page = runTask(events.page({{}, FirstPage{}, 3}, sessionOf(organization), soon()));
        for (const auto &event : page->rows)
            keys.push_back(event.key());
        return keys;
    }

    Result<Incident> create(const IncidentDraft &draft, const Session &session = ann()) const
    {
        auto incidents = service();
        return runTask(incidents.create(draft, session, soon()));
    }

    Incident created() const
    {
        IncidentDraft draft;
        draft.reason = QStringLiteral("to be changed");
        return create(draft).value();
    }

    Result<Incident> update(const IncidentChange &change, const Session &session = ann()) const
    {
        auto incidents = service();
        return runTask(incidents.update(change, session, soon()));
    }

    Result<IncidentDetail> detail(IncidentId id, const Session &session = ann()) const
    {
        auto incidents = service();
        return runTask(incidents.detail(id, session, soon()));
    }

    Result<IncidentPage> page(const IncidentFilter &filter, const IncidentPosition &position, int size = 7,
                              qint64 organization = 1) const
    {
        auto incidents = service();
        return runTask(incidents.page({filter, position, size}, sessionOf(organization), soon()));
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<PagedDatabase>(m_sandbox);
        m_database->execute(kIncidents);
        m_ownEvents = someEvents(1);
        m_othersEvents = someEvents(2);
        QCOMPARE(m_ownEvents.size(), 3U);
        QCOMPARE(m_othersEvents.size(), 3U);
    }

    void pages_followEachOther_inBothDirections()
    {
        const auto all = page({}, FirstPage{}, 1000);
        VERIFY_OK(all);
        QCOMPARE(all->rows.size(), 120U);
        for (qint64 number = 1; number <= 18; ++number) {
            const auto found = page({}, PageNumber{number});
            VERIFY_OK(found);
            QCOMPARE(found->facts.pages, 18);
            for (std::size_t row = 0; row < found->rows.size(); ++row)
                QCOMPARE(found->rows[row], all->rows[static_cast<std::size_t>(number - 1) * 7 + row]);
            QCOMPARE(found->rows.size(), number < 18 ? 7U : 1U);
        }
        QCOMPARE(page({}, LastPage{})->rows, page({}, PageNumber{18})->rows);
        const auto third = page({}, PageNumber{3});
        QCOMPARE(page({}, PageAfter<IncidentKey>{third->rows.back().key()})->rows, page({}, PageNumber{4})->rows);
        QCOMPARE(page({}, PageBefore<IncidentKey>{third->rows.front().key()})->rows, page({}, PageNumber{2})->rows);
        const auto atTime = page({}, PageAtTime{third->rows.front().createdAt});
        QVERIFY(atTime->rows.front().createdAt == third->rows.front().createdAt);
        QVERIFY(atTime->facts.firstRow <= 14);
        QCOMPARE(page({}, PageNumber{19}).error().kind, ErrorKind::Invalid);
        QCOMPARE(page({}, FirstPage{}, 0).error().kind, ErrorKind::Invalid);
    }

    void filters_narrow()
    {
        const auto all = page({}, FirstPage{}, 1000)->rows;
        const auto check = [&](const IncidentFilter &filter, auto matches) {
            const auto found = page(filter, FirstPage{}, 1000);
            std::vector<Incident> expected;
            std::copy_if(all.begin(), all.end(), std::back_inserter(expected), matches);
            return found && !expected.empty() && found->rows == expected &&
                   found->facts.total == static_cast<qint64>(expected.size());
        };
        IncidentFilter filter;
        filter.statuses = {IncidentStatus::Open, IncidentStatus::Resolved};
        QVERIFY(check(filter, [](const Incident &i) {
            return i.status == IncidentStatus::Open || i.status == IncidentStatus::Resolved;
        }));
        filter = {};
        filter.escalations = {Escalation::High};
        QVERIFY(check(filter, [](const Incident &i) { return i.escalation == Escalation::High; }));
        filter = {};
        filter.assignee = kAnn;
        QVERIFY(check(filter, [](const Incident &i) { return i.assigneeName == QStringLiteral("Ann"); }));
        filter = {};
        filter.onlyUnassigned = true;
        QVERIFY(check(filter, [](const Incident &i) { return !i.assignee; }));
        filter = {};
        filter.threatCategory = QStringLiteral("scan");
        QVERIFY(check(filter, [](const Incident &i) { return i.threatCategory == QStringLiteral("scan"); }));
        filter = {};
        filter.source = IpNetwork::parse(u"10.0.2.0/24");
        QVERIFY(check(filter, [](const Incident &i) { return i.srcIp->bytes[2] == 2; }));
        filter = {};
        filter.text = QStringLiteral("REASON 11");
        QVERIFY(check(filter, [](const Incident &i) { return i.reason.startsWith(QStringLiteral("Reason 11")); }));
        filter = {};
        filter.from = fromIso(u"2026-01-02T04:00:00Z");
        filter.until = fromIso(u"2026-01-02T05:30:00Z");
        QVERIFY(check(filter,
                      [&](const Incident &i) { return i.createdAt >= *filter.from && i.createdAt < *filter.until; }));
    }

    void create_storesEverything_andAuditsIt()
    {
        IncidentDraft draft;
        draft.srcIp = IpAddress::parse(u"203.0.113.7");
        draft.reason = QStringLiteral("Brute force ‑ \"quoted\" '; DROP TABLE incidents; --");
        draft.escalation = Escalation::Critical;
        draft.threatCategory = QStringLiteral("brute_force");
        draft.assignee = kAnn;
        draft.note = QStringLiteral("seen by chance");
        draft.events = m_ownEvents;
        draft.events.push_back(m_ownEvents.front()); // the same twice is once
        const auto stored = create(draft);
        VERIFY_OK(stored);
        QCOMPARE(stored->reason, draft.reason);
        QCOMPARE(stored->srcIp, draft.srcIp);
        QCOMPARE(stored->assigneeName, QStringLiteral("Ann"));
        QCOMPARE(stored->status, IncidentStatus::Open);
        QCOMPARE(stored->eventCount, 3);
        QCOMPARE(stored->version, 1);

        const auto found = detail(stored->id);
        VERIFY_OK(found);
        QCOMPARE(found->incident, *stored);
        QCOMPARE(found->events.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(found->events[i].key(), m_ownEvents[i]); // newest first
        QCOMPARE(found->history.size(), 1U);
        const auto &entry = found->history.front();
        QCOMPARE(entry.action, QStringLiteral("incident.create"));
        QCOMPARE(entry.actor, QStringLiteral("Ann"));
        QCOMPARE(entry.note, draft.note);
        QCOMPARE(object(entry.newValues)[u"escalation_level"].toString(), QStringLiteral("critical"));
        QCOMPARE(object(entry.newValues)[u"assignee"].toString(), QStringLiteral("Ann"));
        QVERIFY(object(entry.oldValues).isEmpty());
    }

    void create_isInvalid_andLeavesNothing()
    {
        const auto rejects = [&](auto change, const char *field) {
            IncidentDraft draft;
            draft.reason = QStringLiteral("good");
            change(draft);
            const auto stored = create(draft);
            return !stored && stored.error().kind == ErrorKind::Invalid &&
                   stored.error().what.startsWith(QLatin1String(field));
        };
        QVERIFY(rejects([](IncidentDraft &d) { d.reason = QStringLiteral("  "); }, "reason"));
        QVERIFY(rejects([](IncidentDraft &d) { d.reason = QString(257, QLatin1Char('x')); }, "reason"));
        QVERIFY(rejects([](IncidentDraft &d) { d.reason = QString(3, QChar(u'\0')); }, "reason"));
        QVERIFY(rejects([](IncidentDraft &d) { d.threatCategory = QString(65, QLatin1Char('x')); }, "threat_category"));
        QVERIFY(rejects([](IncidentDraft &d) { d.note = QString(4001, QLatin1Char('x')); }, "note"));
        QVERIFY(rejects([](IncidentDraft &d) { d.assignee = kInactive; }, "assignee"));
        QVERIFY(rejects([](IncidentDraft &d) { d.assignee = kBobOfTwo; }, "assignee"));
        QVERIFY(rejects([](IncidentDraft &d) { d.assignee = UserId{999}; }, "assignee"));
        QVERIFY(rejects([&](IncidentDraft &d) { d.events = m_othersEvents; }, "events: 3 of 3"));
        QVERIFY(rejects(
            [&](IncidentDraft &d) {
                d.events = m_ownEvents;
                d.events.push_back(m_othersEvents.front());
            },
            "events: 1 of 4"));
        QVERIFY(rejects([](IncidentDraft &d) { d.events = {{kEarliestTime, {1}}}; }, "events: 1 of 1"));
        QCOMPARE(page({}, FirstPage{})->facts.total, 120);
    }

    void update_changesAndAudits_onlyWhatDiffers()
    {
        const auto before = created();
        IncidentChange change;
        change.id = before.id;
        change.version = before.version;
        change.status = IncidentStatus::Contained;
        change.escalation = before.escalation;
        change.note = QStringLiteral("blocked");
        const auto after = update(change);
        VERIFY_OK(after);
        QCOMPARE(after->status, IncidentStatus::Contained);
        QCOMPARE(after->version, 2);
        QVERIFY(after->updatedAt > before.updatedAt);

        const auto history = detail(before.id)->history;
        QCOMPARE(history.size(), 2U);
        QCOMPARE(history.front().action, QStringLiteral("incident.update"));
        QCOMPARE(history.front().note, QStringLiteral("blocked"));
        QCOMPARE(object(history.front().oldValues), (QJsonObject{{QStringLiteral("status"), QStringLiteral("open")}}));
        QCOMPARE(object(history.front().newValues),
                 (QJsonObject{{QStringLiteral("status"), QStringLiteral("contained")}}));
    }

    void update_assignsAndUnassigns()
    {
        IncidentChange change;
        change.id = created().id;
        change.version = 1;
        change.assignee.emplace(kAnn);
        const auto assigned = update(change);
        VERIFY_OK(assigned);
        QCOMPARE(assigned->assigneeName, QStringLiteral("Ann"));
        QCOMPARE(detail(change.id)->history.front().action, QStringLiteral("incident.assign"));

        change.version = 2;
        change.assignee.emplace(std::nullopt);
        const auto unassigned = update(change);
        VERIFY_OK(unassigned);
        QVERIFY(!unassigned->assignee);
        QVERIFY(unassigned->assigneeName.isEmpty());

        change.version = 3;
        for (const auto stranger : {kInactive, kBobOfTwo, UserId{999}}) {
            change.assignee.emplace(stranger);
            QCOMPARE(update(change).error().kind, ErrorKind::Invalid);
        }
        QCOMPARE(detail(change.id)->incident.version, 3);
    }

    void update_withoutADifference_writesNothing()
    {
        const auto before = created();
        IncidentChange change;
        change.id = before.id;
        change.version = 1;
        change.status = before.status;
        QCOMPARE(update(change).value(), before);
        QCOMPARE(detail(before.id)->history.size(), 1U);
    }

    void update_isAConflict_whenSomebodyWasFaster()
    {
        IncidentChange change;
        change.id = created().id;
        change.version = 1;
        change.status = IncidentStatus::Investigating;
        VERIFY_OK(update(change));
        change.status = IncidentStatus::Dismissed;
        const auto late = update(change);
        QCOMPARE(late.error().kind, ErrorKind::Conflict);
        QVERIFY2(late.error().what.contains(QStringLiteral("version 2, not 1; last changed by Ann")),
                 qPrintable(late.error().what));
        QCOMPARE(detail(change.id)->incident.status, IncidentStatus::Investigating);
    }

    void twoUpdatesAtOnce_oneWins()
    {
        auto incidents = service();
        IncidentChange change;
        change.id = created().id;
        change.version = 1;
        change.status = IncidentStatus::Investigating;
        auto first = incidents.update(change, ann(), soon());
        change.status = IncidentStatus::Dismissed;
        auto second = incidents.update(change, ann(), soon());
        const auto one = runTask(std::move(first));
        const auto other = runTask(std::move(second));
        QVERIFY(one.has_value() != other.has_value());
        QCOMPARE((one ? other : one).error().kind, ErrorKind::Conflict);
        QCOMPARE(detail(change.id)->incident.version, 2);
    }

    void notes_areHistory_andKeepTheVersion()
    {
        auto incidents = service();
        const auto incident = created();
        const auto entry = runTask(incidents.addNote(incident.id, QStringLiteral("<b>look</b>"), ann(), soon()));
        VERIFY_OK(entry);
        const auto found = detail(incident.id);
        QCOMPARE(found->history.front(), *entry);
        QCOMPARE(found->incident.version, 1);
        QCOMPARE(runTask(incidents.addNote(incident.id, QStringLiteral(" "), ann(), soon())).error().kind,
                 ErrorKind::Invalid);
    }

    void actions_areRead_withTheirJson()
    {
        const auto incident = created();
        m_database->execute("INSERT INTO action_logs (organization_id, incident_id, agent_id, agent_type, action_name, "
                            "params, status, error, executed_at) VALUES (1, " +
                            QByteArray::number(incident.id.value) +
                            ", 'edr-1', 'edr', 'isolate_host', '{\"host\": \"web\"}', 'failed', 'unreachable', "
                            "'2026-01-05 06:07:08.000009+00')");
        const auto found = detail(incident.id);
        VERIFY_OK(found);
        QCOMPARE(found->actions.size(), 1U);
        const auto &action = found->actions.front();
        QCOMPARE(action.executedAt, *fromIso(u"2026-01-05T06:07:08.000009Z"));
        QCOMPARE(object(action.params)[u"host"].toString(), QStringLiteral("web"));
        QCOMPARE(action.error, QStringLiteral("unreachable"));
    }

    void detail_isOneStatement()
    {
        const auto incident = created();
        m_database->runs.clear();
        VERIFY_OK(detail(incident.id));
        QCOMPARE(m_database->runs.size(), 1U);
    }

    /// {own, another's, nobody's} × each method that takes an incident.
    void incidents_areReached_byTheirOrganizationOnly()
    {
        auto incidents = service();
        const auto incident = created();
        const auto text = QStringLiteral("note");
        IncidentChange change;
        change.id = incident.id;
        change.version = 1;
        change.status = IncidentStatus::Dismissed;
        for (const qint64 stranger : {2, 3, 99}) {
            const auto session = sessionOf(stranger);
            QCOMPARE(detail(incident.id, session).error().kind, ErrorKind::NotFound);
            QCOMPARE(update(change, session).error().kind, ErrorKind::NotFound);
            QCOMPARE(runTask(incidents.addNote(incident.id, text, session, soon())).error().kind, ErrorKind::NotFound);
            const auto newer = runTask(incidents.countNewer({}, {kEarliestTime, {0}}, session, soon()));
            QCOMPARE(newer.value(), stranger == 2 ? 10 : 0);
            IncidentFilter ofAnn;
            ofAnn.assignee = kAnn;
            QCOMPARE(page(ofAnn, FirstPage{}, 50, stranger)->facts.total, 0);
            const auto listed = page({}, PageAfter<IncidentKey>{incident.key()}, 1000, stranger);
            VERIFY_OK(listed);
            for (const auto &row : listed->rows)
                QCOMPARE(row.organization.value, stranger);
        }
        const IncidentId nobodys{987654};
        change.id = nobodys;
        QCOMPARE(detail(nobodys).error().kind, ErrorKind::NotFound);
        QCOMPARE(update(change).error().kind, ErrorKind::NotFound);
        QCOMPARE(runTask(incidents.addNote(nobodys, text, ann(), soon())).error().kind, ErrorKind::NotFound);
        VERIFY_OK(detail(incident.id));
        QCOMPARE(runTask(incidents.countNewer({}, {kEarliestTime, {0}}, ann(), soon())).value(), 121);
    }
};

QTEST_GUILESS_MAIN(TestIncidentsService)
#include "tst_incidents_service.moc"
