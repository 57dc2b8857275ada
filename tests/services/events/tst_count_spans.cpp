// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/count_spans.h"

#include <QtTest>

using namespace minixdr;
using namespace std::chrono;

namespace
{

const UtcTime kNoon = *fromIso(u"2026-01-02T12:00:00Z");

microseconds covered(const CountSpans &spans)
{
    microseconds sum{0};
    for (const auto *list : {&spans.hours, &spans.minutes, &spans.rests})
        for (const auto &span : *list)
            sum += span.until - span.since;
    return sum;
}

bool isAligned(const std::vector<TimeSpan> &spans, microseconds unit)
{
    return std::all_of(spans.begin(), spans.end(), [&](const TimeSpan &span) {
        return span.since.time_since_epoch() % unit == 0us && span.until.time_since_epoch() % unit == 0us &&
               span.since < span.until;
    });
}

} // namespace

/// The pieces of a range cover it once, each on its grain.
class TestCountSpans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyRange_isCoveredOnce_onTheGrains()
    {
        const std::vector<microseconds> offsets{0us,         1us, 30s,       1min,     1min + 1us,
                                                59min + 59s, 1h,  1h + 2min, 2h + 1us, 26h};
        for (const auto since : offsets)
            for (const auto until : offsets)
                for (const auto coarsest : {CoarsestGrain::Hour, CoarsestGrain::Minute}) {
                    const auto spans = splitForCounting({kNoon + since, kNoon + until}, coarsest);
                    QCOMPARE(covered(spans), std::max(0us, until - since));
                    QVERIFY(isAligned(spans.hours, 1h));
                    QVERIFY(isAligned(spans.minutes, 1min));
                    QVERIFY(coarsest == CoarsestGrain::Hour || spans.hours.empty());
                    QVERIFY(covered({{}, {}, spans.rests}) < 2min);
                }
    }

    void wholeHours_takeHoursAlone()
    {
        const CountSpans hours{{{kNoon, kNoon + 3h}}, {}, {}};
        QCOMPARE(splitForCounting({kNoon, kNoon + 3h}, CoarsestGrain::Hour), hours);
        QCOMPARE(splitForCounting({kEarliestTime, kLatestTime}, CoarsestGrain::Hour).minutes.size(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestCountSpans)
#include "tst_count_spans.moc"
