// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_pieces.h"
#include "ui/charts/value_scale.h"

#include <QTest>

using namespace minixdr;

class TestChartPoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decimated_keepsTwoPointsAPixel_andThePeak()
    {
        QList<QPointF> points;
        for (int i = 0; i < 3600; ++i)
            points << QPointF(i, i == 1234 ? 900 : i % 3);
        const auto kept = decimated(points, 0, 3600, 100);
        QVERIFY(kept.size() <= 200);
        QVERIFY(kept.contains(QPointF(1234, 900)));
        QVERIFY(std::ranges::is_sorted(kept, {}, &QPointF::x));
        QCOMPARE(decimated(points.first(200), 0, 3600, 100), points.first(200)); // few enough
    }

    void pieces_endWhereNothingWasMeasured()
    {
        const auto pieces = piecesOf({{0, 1}, {1, 2}, {5, 3}, {9, 4}, {10, 5}}, 3);
        QCOMPARE(pieces.size(), std::size_t(3));
        QCOMPARE(pieces[0], (QList<QPointF>{{0, 1}, {1, 2}}));
        QCOMPARE(pieces[1], (QList<QPointF>{{4.5, 3}, {5.5, 3}})); // alone it would not be seen
        QVERIFY(piecesOf({}, 3).empty());
    }

    void ticks_needNoRounding_data()
    {
        QTest::addColumn<double>("top");
        QTest::addColumn<bool>("isLow");
        QTest::addColumn<bool>("isCount");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("decimals");
        QTest::newRow("5 low") << 5.0 << true << false << 3 << 1; // 2.5, not 3
        QTest::newRow("5") << 5.0 << false << false << 6 << 0;
        QTest::newRow("2") << 2.0 << false << false << 5 << 1;
        QTest::newRow("200") << 200.0 << false << false << 5 << 0;
        QTest::newRow("0.02") << 0.02 << false << false << 5 << 3;
        QTest::newRow("1 connection") << 1.0 << false << true << 2 << 0;
        QTest::newRow("2 connections") << 2.0 << false << true << 3 << 0;
        QTest::newRow("5 connections low") << 5.0 << true << true << 2 << 0;
    }
    void ticks_needNoRounding()
    {
        QFETCH(double, top);
        QFETCH(bool, isLow);
        QFETCH(bool, isCount);
        const auto ticks = ticksOf(top, isLow, isCount);
        QTEST(ticks.count, "count");
        QTEST(ticks.decimals, "decimals");
    }

    void scales_endOnRoundFigures()
    {
        QCOMPARE(roundUp(0), 1.0);
        QCOMPARE(roundUp(3.3), 5.0);
        QCOMPARE(roundUp(52.5), 100.0);
        QCOMPARE(powerOfTenBelow(0.3), 0.1);
        QCOMPARE(powerOfTenBelow(1), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestChartPoints)
#include "tst_chart_points.moc"
