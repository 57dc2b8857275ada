// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_identity.h"

#include <QTest>

#include <set>

using namespace minixdr;
using namespace minixdr::ingest;

class TestEventIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventIdOf_isForEver();
    void eventIdOf_differsWithEachPartOfTheOrigin();
    void next_tellsEqualLinesApart();
    void next_repeatsItself_whenTheFileIsReadAgain();
};

void TestEventIdentity::eventIdOf_isForEver()
{
    // Stored ids depend on it: this number may never change.
    QCOMPARE(eventIdOf(OrganizationId{1}, UtcTime{}, "line", 0).value, 3408116370965792823);
}

void TestEventIdentity::eventIdOf_differsWithEachPartOfTheOrigin()
{
    const UtcTime later{std::chrono::microseconds{1}};
    const std::set<qint64> ids{eventIdOf(OrganizationId{1}, UtcTime{}, "line", 0).value,
                               eventIdOf(OrganizationId{2}, UtcTime{}, "line", 0).value,
                               eventIdOf(OrganizationId{1}, later, "line", 0).value,
                               eventIdOf(OrganizationId{1}, UtcTime{}, "lime", 0).value,
                               eventIdOf(OrganizationId{1}, UtcTime{}, "line", 1).value};
    QCOMPARE(ids.size(), 5U);
    QVERIFY(*ids.begin() > 0);
}

void TestEventIdentity::next_tellsEqualLinesApart()
{
    LineIdentity identity;
    const OrganizationId organization{1};
    const auto first = identity.next(organization, UtcTime{}, "same");
    identity.next(organization, UtcTime{}, "other");
    const auto second = identity.next(organization, UtcTime{}, "same");
    QVERIFY(first != second);
    QCOMPARE(first.value, eventIdOf(organization, UtcTime{}, "same", 0).value);
    QCOMPARE(second.value, eventIdOf(organization, UtcTime{}, "same", 1).value);
}

void TestEventIdentity::next_repeatsItself_whenTheFileIsReadAgain()
{
    const auto read = [] {
        LineIdentity identity;
        std::vector<qint64> ids;
        for (int i = 0; i < 600'000; ++i)
            ids.push_back(identity.next(OrganizationId{1}, UtcTime{}, QByteArray::number(i % 250'000)).value);
        return ids;
    };
    const auto ids = read();
    QCOMPARE(read(), ids);
    QCOMPARE(std::set<qint64>(ids.begin(), ids.end()).size(), 600'000U);
}

QTEST_GUILESS_MAIN(TestEventIdentity)
#include "tst_event_identity.moc"
