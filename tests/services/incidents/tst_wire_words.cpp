// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event.h"
#include "services/incidents/incident.h"

#include <QSet>
#include <QtTest>

using namespace minixdr;

class TestWireWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValue_comesBackFromItsWord();
    void strangeWords_areNothing();
};

/// Whether all words differ and each leads back to its value.
template <typename Values, typename FromWire>
static bool roundTrips(const Values &values, FromWire fromWire)
{
    QSet<QString> words;
    for (const auto value : values) {
        words.insert(toWire(value));
        if (fromWire(toWire(value)) != value)
            return false;
    }
    return words.size() == static_cast<qsizetype>(values.size());
}

void TestWireWords::everyValue_comesBackFromItsWord()
{
    QVERIFY(roundTrips(kSeverities, severityFromWire));
    QVERIFY(roundTrips(kSourceTypes, sourceTypeFromWire));
    QVERIFY(roundTrips(kIncidentStatuses, incidentStatusFromWire));
    QVERIFY(roundTrips(kEscalations, escalationFromWire));
}

void TestWireWords::strangeWords_areNothing()
{
    QVERIFY(!severityFromWire(u"Critical"));
    QVERIFY(!sourceTypeFromWire(u""));
    QVERIFY(!incidentStatusFromWire(u"closed"));
    QVERIFY(!escalationFromWire(u"info"));
}

QTEST_GUILESS_MAIN(TestWireWords)
#include "tst_wire_words.moc"
