// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/paging/page_index.h"

#include <QtTest>

using namespace minixdr;
using namespace std::chrono;

namespace
{

const UtcTime kNoon = *fromIso(u"2026-01-02T12:00:00Z");

/// Three rows at 12:59, two at 12:01, four at 10:30.
std::vector<TimeBucket> someMinutes()
{
    return {{kNoon + 1min, 2}, {kNoon + 59min, 3}, {kNoon - 90min, 4}};
}

} // namespace

/// Prefix sums against counting by hand.
class TestPageIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void total_isTheSumOfAllBuckets()
    {
        QCOMPARE(PageIndex::ofMinutes(someMinutes(), kNoon).total(), 9);
        QCOMPARE(PageIndex().total(), 0);
    }

    void placeOf_countsNewestFirst()
    {
        const auto index = PageIndex::ofMinutes(someMinutes(), kNoon);
        using Place = PageIndex::Place;
        QCOMPARE(index.placeOf(0).value(), (Place{kNoon + 59min, 0}));
        QCOMPARE(index.placeOf(2).value(), (Place{kNoon + 59min, 2}));
        QCOMPARE(index.placeOf(3).value(), (Place{kNoon + 1min, 0}));
        QCOMPARE(index.placeOf(8).value(), (Place{kNoon - 90min, 3}));
        QVERIFY(!index.placeOf(9));
    }

    void rowsAfterMinuteOf_leavesTheMinuteItselfOut()
    {
        const auto index = PageIndex::ofMinutes(someMinutes(), kNoon);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon + 3h), 0);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon + 59min + 30s), 0);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon + 30min), 3);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon + 1min), 3);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon), 5);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon - 30min), 5);
        QCOMPARE(index.rowsAfterMinuteOf(kNoon - 24h), 9);
    }

    void minutesOf_namesOnlyThoseThatHoldTheRows()
    {
        const auto index = PageIndex::ofMinutes(someMinutes(), kNoon);
        QCOMPARE(index.minutesOf(0, 3), (std::vector<UtcTime>{kNoon + 59min}));
        QCOMPARE(index.minutesOf(2, 2), (std::vector<UtcTime>{kNoon + 59min, kNoon + 1min}));
        QCOMPARE(index.minutesOf(4, 100), (std::vector<UtcTime>{kNoon + 1min, kNoon - 90min}));
        QVERIFY(index.minutesOf(9, 50).empty());
    }

    void hoursToLoad_spansWhatIsMissing_untilItIsAdded()
    {
        auto index = PageIndex::ofHours({{kNoon, 5}, {kNoon - 2h, 4}}, kNoon);
        QCOMPARE(index.hoursToLoad(0, 5).value(), (TimeSpan{kNoon, kNoon + 1h}));
        QCOMPARE(index.hoursToLoad(4, 2).value(), (TimeSpan{kNoon - 2h, kNoon + 1h}));
        QCOMPARE(index.hourToLoad(kNoon + 20min).value(), (TimeSpan{kNoon, kNoon + 1h}));
        QVERIFY(!index.hourToLoad(kNoon - 1h));
        QVERIFY(!index.placeOf(0));

        index.addMinutes({kNoon, kNoon + 1h}, {{kNoon + 1min, 2}, {kNoon + 59min, 3}});
        QVERIFY(!index.hoursToLoad(0, 5));
        QCOMPARE(index.hoursToLoad(0, 6).value(), (TimeSpan{kNoon - 2h, kNoon - 1h}));
        QCOMPARE(index.placeOf(4).value(), (PageIndex::Place{kNoon + 1min, 1}));
    }

    void placeOf_staysInTheHour_whenItsMinutesHoldFewerRows()
    {
        auto index = PageIndex::ofHours({{kNoon, 5}}, kNoon);
        index.addMinutes({kNoon, kNoon + 1h}, {{kNoon + 1min, 2}});
        QCOMPARE(index.placeOf(4).value(), (PageIndex::Place{kNoon + 1min, 1}));
    }
};

QTEST_GUILESS_MAIN(TestPageIndex)
#include "tst_page_index.moc"
