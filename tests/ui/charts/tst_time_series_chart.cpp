// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"
#include "ui/charts/time_series_chart.h"
#include "ui/widgets/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QLabel>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>
#include <QtTest>

using namespace minixdr;

class TestTimeSeriesChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_chart.reset(); }
    void replace_isDrawnOnce_inTheNextFrame();
    void emptyText_showsOnlyWithoutPoints();
    void valueAxis_endsOnARoundFigure_aboveTheTarget();
    void logarithmicAxis_showsSmallAndLarge();
    void stretchWithoutPoints_breaksTheLine();
    void mouse_isToldTheExactValues();
    void colours_followTheTheme();
    void series_differInDash();
    void stacked_standUponEachOther();
    void marker_isKeptOnTheChart_andChosen();

private:
    void make(TimeSeriesConfig config)
    {
        m_chart = std::make_unique<TimeSeriesChart>(std::move(config), m_display);
        m_chart->resize(600, 240);
        m_chart->show();
    }
    QChart *chart() const { return m_chart->findChild<QChartView *>()->chart(); }
    QLineSeries *line(qsizetype index) const { return static_cast<QLineSeries *>(chart()->series().at(index)); }
    double top() const { return static_cast<QValueAxis *>(chart()->axes(Qt::Vertical).first())->max(); }

    Theme m_theme;
    DisplaySettings m_display{nullptr};
    std::unique_ptr<TimeSeriesChart> m_chart;
};

void TestTimeSeriesChart::init()
{
    make({.title = QStringLiteral("Latency"),
          .unit = QStringLiteral("ms"),
          .series = percentileSeries(),
          .emptyText = QStringLiteral("Nothing yet")});
}

void TestTimeSeriesChart::replace_isDrawnOnce_inTheNextFrame()
{
    QSignalSpy replaced(line(0), &QLineSeries::pointsReplaced);
    m_chart->replace(0, {{1000, 1}});
    m_chart->replace(0, {{1000, 1}, {2000, 3}});
    QCOMPARE(line(0)->count(), 0);
    QTRY_COMPARE(line(0)->count(), 2);
    QVERIFY(replaced.size() <= 2); // one may stem from the first resize
}

void TestTimeSeriesChart::emptyText_showsOnlyWithoutPoints()
{
    QLabel *empty = nullptr;
    for (auto *label : m_chart->findChildren<QLabel *>()) {
        if (label->text() == QStringLiteral("Nothing yet"))
            empty = label;
    }
    QVERIFY(empty && empty->isVisible());
    m_chart->replace(1, {{1000, 1}});
    QTRY_VERIFY(!empty->isVisible());
    m_chart->clear();
    QTRY_VERIFY(empty->isVisible());
}

void TestTimeSeriesChart::valueAxis_endsOnARoundFigure_aboveTheTarget()
{
    m_chart->replace(0, {{1000, 3.3}});
    QTRY_COMPARE(top(), 5.0);
    make({.title = QStringLiteral("Latency"), .series = percentileSeries(), .target = 15});
    QTRY_COMPARE(top(), 20.0);
    const auto *legend = m_chart->findChild<ChartLegend *>();
    QVERIFY(legend->accessibleName().contains(QStringLiteral("target 15")));
}

void TestTimeSeriesChart::logarithmicAxis_showsSmallAndLarge()
{
    make({.title = QStringLiteral("Latency"), .series = percentileSeries(), .target = 50, .isLogarithmic = true});
    m_chart->replace(0, {{1000, 0.3}, {2000, 0}});
    m_chart->replace(2, {{1000, 3000}});
    const auto *axis = static_cast<QLogValueAxis *>(chart()->axes(Qt::Vertical).first());
    QTRY_COMPARE(axis->max(), 5000.0);
    QCOMPARE(axis->min(), 0.1);
    QTRY_COMPARE(line(0)->count(), 2);
    QCOMPARE(line(0)->at(1).y(), 0.1); // zero has no place on it, and would take away the whole line
}

void TestTimeSeriesChart::stretchWithoutPoints_breaksTheLine()
{
    const UtcTime from{std::chrono::seconds{0}};
    m_chart->setTimeWindow(from, from + std::chrono::minutes{5});
    m_chart->replace(0, {{10'000, 1}, {11'000, 2}, {200'000, 3}, {201'000, 4}});
    QTRY_COMPARE(line(0)->count(), 2);
    const auto *second = static_cast<QLineSeries *>(chart()->series().constLast());
    QCOMPARE(second->count(), 2);
    QCOMPARE(second->pen(), line(0)->pen());
    m_chart->replace(0, {{10'000, 1}, {11'000, 2}});
    QTRY_COMPARE(second->count(), 0);
}

void TestTimeSeriesChart::mouse_isToldTheExactValues()
{
    m_chart->replace(0, {{1000, 0.25}});
    const UtcTime from{std::chrono::seconds{0}};
    m_chart->setTimeWindow(from, from + std::chrono::seconds{2});
    QTRY_COMPARE(line(0)->count(), 2);
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    auto *view = m_chart->findChild<QChartView *>();
    const QPointF value{(line(0)->at(0).x() + line(0)->at(1).x()) / 2, 0.25};
    const auto at = view->mapFromScene(chart()->mapToScene(chart()->mapToPosition(value)));
    QTest::mouseMove(view->viewport(), at);
    QTRY_VERIFY2(QToolTip::text().contains(QStringLiteral("p50: 0.250 ms")), qPrintable(QToolTip::text()));
    m_chart->replace(0, {{1000, 0.5}}); // under a mouse that rests
    QTRY_VERIFY2(QToolTip::text().contains(QStringLiteral("p50: 0.500 ms")), qPrintable(QToolTip::text()));
}

void TestTimeSeriesChart::stacked_standUponEachOther()
{
    make({.title = QStringLiteral("Phases"), .series = percentileSeries(), .isStacked = true});
    m_chart->replace(0, {{1000, 1}, {2000, 2}});
    m_chart->replace(1, {{1000, 3}, {2000, 4}});
    m_chart->replace(2, {{1000, 5}, {2000, 6}});
    const auto *topmost = static_cast<QAreaSeries *>(chart()->series().at(2));
    QTRY_COMPARE(topmost->upperSeries()->count(), 2);
    QCOMPARE(topmost->upperSeries()->at(1).y(), 12.0);
    QCOMPARE(topmost->lowerSeries()->at(1).y(), 6.0);
    QCOMPARE(top(), 20.0);
}

void TestTimeSeriesChart::marker_isKeptOnTheChart_andChosen()
{
    m_chart->replace(0, {{1000, 3}});
    m_chart->setMarkers({{1000, 2}, {1500, 900}});
    auto *marks = static_cast<QScatterSeries *>(chart()->series().constLast());
    QTRY_COMPARE(marks->count(), 2);
    QCOMPARE(top(), 5.0); // one slow query does not flatten the curves
    QVERIFY(marks->at(1).y() < top());
    QSignalSpy chosen(m_chart.get(), &TimeSeriesChart::markerChosen);
    Q_EMIT marks->clicked(marks->at(1));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 1);
}

void TestTimeSeriesChart::colours_followTheTheme()
{
    m_theme.setMode(ThemeMode::Light);
    QTRY_COMPARE(line(0)->pen().color(), lightColours().p50);
    m_theme.setMode(ThemeMode::Dark);
    QTRY_COMPARE(line(0)->pen().color(), darkColours().p50);
}

void TestTimeSeriesChart::series_differInDash()
{
    QCOMPARE(line(0)->pen().style(), Qt::SolidLine);
    QCOMPARE(line(1)->pen().style(), Qt::DashLine);
    QCOMPARE(line(2)->pen().style(), Qt::DotLine);
}

QTEST_MAIN(TestTimeSeriesChart)
#include "tst_time_series_chart.moc"
