// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/versioned_bytes.h"
#include "services/events/event_codec.h"
#include "services/events/event_json.h"
#include "services/incidents/incident_codec.h"
#include "services/incidents/incident_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace minixdr;

namespace
{

Event fullEvent()
{
    Event event;
    event.ts = *fromIso(u"2026-01-02T03:04:05.000006Z");
    event.id = {-9223372036854775807};
    event.organization = {3};
    event.severity = Severity::Critical;
    event.sourceType = SourceType::Zeek;
    event.eventid = QStringLiteral("conn");
    event.srcIp = IpAddress::parse(u"2001:db8::1");
    event.dstPort = 443;
    event.message = QStringLiteral("naïve \"text\" <b>");
    event.raw = "{\"a\": 1}";
    return event;
}

IncidentDetail fullDetail()
{
    IncidentDetail detail;
    detail.incident.id = {7};
    detail.incident.reason = QStringLiteral("scan");
    detail.incident.riskScore = 0.5;
    detail.incident.assignee = UserId{2};
    detail.incident.assigneeName = QStringLiteral("Ann");
    detail.triageNote = R"({"summary": "s"})";
    detail.events = {fullEvent()};
    detail.actions.push_back({{1}, {}, QStringLiteral("a"), {}, QStringLiteral("block"), "{\"p\": 1}", "{}", {}, {}});
    detail.history.push_back({{1}, {}, QStringLiteral("Ann"), QStringLiteral("incident.note"), "{}", "{}", {}});
    return detail;
}

template <typename T>
Result<T> roundTrip(quint32 format, const T &value)
{
    return fromVersionedBytes<T>(format, toVersionedBytes(format, value));
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// Pages and details as bytes of the cache and as JSON of the command line.
class TestPageDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cachedValues_comeBackEqual()
    {
        EventPage page;
        page.rows = {fullEvent(), Event{}};
        page.facts = {2, 3, 150, 50, 50, *fromIso(u"2026-01-02T00:00:00Z"), false};
        const auto found = roundTrip(kEventPageFormat, page);
        QVERIFY(found.has_value());
        QCOMPARE(found->rows, page.rows);
        QCOMPARE(found->facts, page.facts);
        QCOMPARE(roundTrip(kIncidentDetailFormat, fullDetail()).value(), fullDetail());
    }

    void damagedBytes_areInvalid()
    {
        const auto bytes = toVersionedBytes(kIncidentDetailFormat, fullDetail());
        const auto read = [](const QByteArray &damaged) {
            return fromVersionedBytes<IncidentDetail>(kIncidentDetailFormat, damaged);
        };
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!read(bytes.left(length)));
        QVERIFY(!read(bytes + "x"));
        QVERIFY(!fromVersionedBytes<IncidentDetail>(kIncidentDetailFormat + 1, bytes));
    }

    /// Of a hostile Redis, say: what is accepted can be shown.
    void alteredBytes_areInvalid_orCanBePrinted()
    {
        const auto bytes = toVersionedBytes(kIncidentDetailFormat, fullDetail());
        qsizetype accepted = 0;
        for (qsizetype at = 0; at < bytes.size(); ++at)
            for (const int value : {0, 1, 5, 6, 127, 255}) {
                auto altered = bytes;
                altered[at] = static_cast<char>(value);
                const auto detail = fromVersionedBytes<IncidentDetail>(kIncidentDetailFormat, altered);
                accepted += detail && !toJson(*detail).isEmpty() ? 1 : 0;
            }
        QVERIFY(accepted > bytes.size());
    }

    void eventPages_haveTheSpecificationsShape()
    {
        EventPage page;
        page.rows = {fullEvent()};
        page.facts = {2, 3, 150, 50, 50, {}, false};
        const auto json = objectOf(toJson(page));
        QCOMPARE(json[u"schema_version"].toInt(), 1);
        QCOMPARE(json[u"page"].toInt(), 2);
        QCOMPARE(json[u"page_size"].toInt(), 50);
        QCOMPARE(json[u"total"].toInt(), 150);
        QCOMPARE(json[u"pages"].toInt(), 3);
        const auto event = json[u"events"].toArray().at(0).toObject();
        QCOMPARE(event[u"ts"].toString(), QStringLiteral("2026-01-02T03:04:05.000006Z"));
        QCOMPARE(event[u"id"].toString(), QStringLiteral("-9223372036854775807"));
        QCOMPARE(event[u"message"].toString(), fullEvent().message);
        QVERIFY(event[u"dst_ip"].isNull());
        QVERIFY(event[u"hostname"].isNull());
        QVERIFY(!event.contains(u"raw"));
        QCOMPARE(objectOf(toJson(fullEvent()))[u"event"].toObject()[u"raw"].toString(), QStringLiteral("{\"a\": 1}"));
    }

    void emptyPages_areLists()
    {
        QVERIFY(objectOf(toJson(EventPage{}))[u"events"].isArray());
        QVERIFY(objectOf(toJson(IncidentPage{}))[u"incidents"].isArray());
    }

    void details_embedTheirJson()
    {
        const auto json = objectOf(toJson(fullDetail()));
        const auto incident = json[u"incident"].toObject();
        QCOMPARE(incident[u"triage_note"].toObject()[u"summary"].toString(), QStringLiteral("s"));
        QCOMPARE(incident[u"status"].toString(), QStringLiteral("open"));
        QCOMPARE(incident[u"assignee_id"].toInt(), 2);
        QVERIFY(incident[u"src_ip"].isNull());
        QCOMPARE(json[u"actions"].toArray().at(0).toObject()[u"params"].toObject()[u"p"].toInt(), 1);
        QCOMPARE(json[u"history"].toArray().size(), 1);
        QCOMPARE(json[u"events"].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPageDocuments)
#include "tst_page_documents.moc"
