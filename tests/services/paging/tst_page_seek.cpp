// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event.h"
#include "services/paging/page_seek.h"

#include <QtTest>

using namespace minixdr;
using namespace std::chrono;

namespace
{

using Position = PagePosition<EventKey>;

const UtcTime kNoon = *fromIso(u"2026-01-02T12:00:00Z");
const TimeSpan kAlways{kEarliestTime, kLatestTime};
const EventKey kKey{kNoon + 30s, {7}};

PageIndex index()
{
    return PageIndex::ofMinutes({{kNoon, 7}, {kNoon + 5min, 5}}, kNoon);
}

PageSeek<EventKey> seek(const Position &position, qint64 newer = 0, TimeSpan range = kAlways)
{
    return seekTo<EventKey>(position, 5, range, index(), newer);
}

} // namespace

/// What each kind of position asks of a statement.
class TestPageSeek : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void number_startsAtTheEndOfItsMinute()
    {
        const auto second = seek(PageNumber{2});
        QVERIFY(!second.isUpwards);
        QCOMPARE(second.bound.ts, kNoon + 1min);
        QCOMPARE(second.skip, 0);
        QCOMPARE(second.firstRow, 5);
        QCOMPARE(seek(PageNumber{3}).skip, 5);
    }

    void number_staysBelowTheEndOfTheRange()
    {
        const TimeSpan range{kEarliestTime, kNoon + 40s};
        QCOMPARE(seek(PageNumber{2}, 0, range).bound.ts, kNoon + 40s);
    }

    void last_takesTheRestFromBelow()
    {
        const auto last = seek(LastPage{});
        QVERIFY(last.isUpwards);
        QCOMPARE(last.take, 2);
        QCOMPARE(last.firstRow, 10);
    }

    void last_isEmpty_whenThereIsNothing()
    {
        const auto last = seekTo<EventKey>(LastPage{}, 5, kAlways, PageIndex(), 0);
        QCOMPARE(last.take, 0);
        QCOMPARE(factsOf(last, 5, PageIndex()).pages, 0);
        QCOMPARE(factsOf(last, 5, PageIndex()).number, 1);
    }

    void pageBehindAllRows_isNumberedAsTheLast()
    {
        const auto all = PageIndex::ofMinutes({{kNoon, 10}}, kNoon);
        const auto facts = factsOf(seekTo<EventKey>(PageAtTime{kNoon - 24h}, 5, kAlways, all, 10), 5, all);
        QCOMPARE(facts.firstRow, 10);
        QCOMPARE(facts.pages, 2);
        QCOMPARE(facts.number, 2);
    }

    void before_takesAPage_alsoOfRowsThatAreNotCountedYet()
    {
        const auto before = seek(PageBefore<EventKey>{kKey}, 3);
        QVERIFY(before.isUpwards);
        QCOMPARE(before.take, 5);
        QCOMPARE(before.firstRow, 0);
    }

    void after_countsItsKeyAsNewer()
    {
        QCOMPARE(keyToCountFrom<EventKey>(PageAfter<EventKey>{kKey}).value(), (EventKey{kKey.ts, {6}}));
        const EventKey least{kKey.ts, {kLeastId}};
        QCOMPARE(keyToCountFrom<EventKey>(PageAfter<EventKey>{least}).value(),
                 (EventKey{kKey.ts - 1us, {kGreatestId}}));
    }

    void pageNumbers_outsideTheList_nameTheRange()
    {
        QVERIFY(checkPageNumber(3, 11, 5));
        QVERIFY(checkPageNumber(1, 0, 5));
        for (const qint64 number : {qint64(0), qint64(-1), qint64(4)}) {
            const auto checked = checkPageNumber(number, 11, 5);
            QCOMPARE(checked.error().kind, ErrorKind::Invalid);
            QVERIFY(checked.error().what.contains(QStringLiteral("1…3")));
        }
    }

    void pageSizes_outsideTheRange_areNamed()
    {
        QVERIFY(checkPageSize(1));
        QVERIFY(checkPageSize(1000));
        for (const int size : {0, -50, 1001})
            QVERIFY(checkPageSize(size).error().what.contains(QStringLiteral("1…1000")));
    }
};

QTEST_GUILESS_MAIN(TestPageSeek)
#include "tst_page_seek.moc"
