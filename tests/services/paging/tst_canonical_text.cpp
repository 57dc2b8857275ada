// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_parameters.h"
#include "services/incidents/incident_parameters.h"

#include <QSet>
#include <QtTest>

using namespace minixdr;

/// Equal texts mean equal queries: a cache key must not confuse two.
class TestCanonicalText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orderAndRepetition_doNotCount()
    {
        EventFilter one;
        one.severities = {Severity::High, Severity::Low};
        EventFilter other;
        other.severities = {Severity::Low, Severity::High, Severity::Low};
        QCOMPARE(canonicalText(one), canonicalText(other));
    }

    void userText_cannotImitateAnotherField()
    {
        EventFilter forged;
        forged.eventid = QStringLiteral("a;host=b");
        EventFilter real;
        real.eventid = QStringLiteral("a");
        real.hostname = QStringLiteral("b");
        QVERIFY(canonicalText(forged) != canonicalText(real));
    }

    void everyField_countsOnce()
    {
        std::vector<EventFilter> filters(10);
        filters[0].from = kEarliestTime;
        filters[1].until = kEarliestTime;
        filters[2].severities = {Severity::Info};
        filters[3].sourceTypes = {SourceType::Zeek};
        filters[4].eventid = QStringLiteral("x");
        filters[5].hostname = QStringLiteral("x");
        filters[6].text = QStringLiteral("x");
        filters[7].source = IpNetwork::parse(u"10.0.0.0/8");
        filters[8].destination = IpNetwork::parse(u"10.0.0.0/8");
        filters[9].anyAddress = IpNetwork::parse(u"10.0.0.0/8");
        QSet<QString> texts{canonicalText(EventFilter{})};
        for (const auto &filter : filters)
            texts << canonicalText(filter);
        QCOMPARE(texts.size(), 11);
    }

    void positionAndSize_count()
    {
        QSet<QString> texts;
        const IncidentKey key{kEarliestTime, {1}};
        for (const IncidentPosition &position :
             {IncidentPosition(FirstPage{}), IncidentPosition(LastPage{}), IncidentPosition(PageNumber{1}),
              IncidentPosition(PageNumber{2}), IncidentPosition(PageAfter<IncidentKey>{key}),
              IncidentPosition(PageBefore<IncidentKey>{key}), IncidentPosition(PageAtTime{kEarliestTime})})
            for (const int size : {10, 20})
                texts << canonicalText(IncidentQuery{{}, position, size});
        QCOMPARE(texts.size(), 14);
    }
};

QTEST_GUILESS_MAIN(TestCanonicalText)
#include "tst_canonical_text.moc"
