// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"
#include "ui/widgets/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QLabel>
#include <QLineSeries>
#include <QScatterSeries>
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
    void colours_followTheTheme();
    void series_differInDash();
    void stacked_standUponEachOther();
    void marker_isKeptOnTheChart_andChosen();

private:
    QChart *chart() const { return m_chart->findChild<QChartView *>()->chart(); }
    QLineSeries *line(qsizetype index) const { return static_cast<QLineSeries *>(chart()->series().at(index)); }
    double top() const { return static_cast<QValueAxis *>(chart()->axes(Qt::Vertical).first())->max(); }

    Theme m_theme;
    DisplaySettings m_display{nullptr};
    std::unique_ptr<TimeSeriesChart> m_chart;
};

void TestTimeSeriesChart::init()
{
    TimeSeriesConfig config{
        QStringLiteral("Latency"), QStringLiteral("ms"), percentileSeries(), QStringLiteral("Nothing yet"), {}, {}};
    m_chart = std::make_unique<TimeSeriesChart>(config, m_display);
    m_chart->resize(600, 240);
    m_chart->show();
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
    m_chart->setTarget(15);
    QTRY_COMPARE(top(), 20.0);
}

void TestTimeSeriesChart::stacked_standUponEachOther()
{
    TimeSeriesConfig config{QStringLiteral("Phases"), QStringLiteral("ms"), percentileSeries(), {}, {}, {}, true};
    m_chart = std::make_unique<TimeSeriesChart>(config, m_display);
    m_chart->show();
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
