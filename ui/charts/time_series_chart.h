// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "ui/charts/chart_readout.h"
#include "ui/charts/chart_series.h"
#include "ui/widgets/display_settings.h"

#include <QList>
#include <QPointF>
#include <QWidget>

#include <optional>
#include <vector>

class QAbstractAxis;
class QAbstractSeries;
class QAreaSeries;
class QChart;
class QChartView;
class QDateTimeAxis;
class QLabel;
class QLineSeries;
class QScatterSeries;

namespace minixdr
{

struct TimeSeriesConfig {
    QString title;
    QString unit = {}; ///< "ms", "%", "requests/s"
    std::vector<ChartSeries> series;
    QString emptyText = {};             ///< shown while no series has a point
    std::optional<double> maximum = {}; ///< fixed upper end, e.g. 100 for %; none: fits the points
    std::optional<double> target = {};  ///< a line across, named in the legend
    bool isStacked = false;             ///< areas upon each other; all series then have the same x
    bool isLogarithmic = false;         ///< for values that differ a thousandfold
    bool isCount = false;               ///< ticks are whole numbers
};

/// Lines over time on Qt Charts, at most two points a pixel, broken where nothing was measured; x is milliseconds since
/// the epoch, y is in `unit`. Under the mouse it tells the exact values. GUI thread; owned by its page.
class TimeSeriesChart : public QWidget
{
    Q_OBJECT
public:
    TimeSeriesChart(TimeSeriesConfig config, DisplaySettings &display, QWidget *parent = nullptr);

    /// Replaces all points of one series (its index in the config); drawn once a frame however often it is called.
    void replace(std::size_t series, const QList<QPointF> &points);
    /// What the time axis shows; without it, from the first to the last point.
    void setTimeWindow(UtcTime from, UtcTime until);
    /// Marks on the chart that a person may choose; one that is higher than the axis stands at its upper end.
    void setMarkers(const QList<QPointF> &markers);
    void setTitle(const QString &title);
    void clear();
    bool hasPoints() const;
    /// How many points of a stacked series it can show.
    int plotWidth() const;

Q_SIGNALS:
    /// Its index among those of setMarkers().
    void markerChosen(int index);

public:
    QSize sizeHint() const override { return {480, 220}; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildChart();
    void addSeries(QAbstractSeries *series);
    void chooseMarker(QPointF shown);
    QList<QPointF> stackedPoints(std::size_t series) const;
    QList<QPointF> drawnPoints(std::size_t series) const;
    void flushLine(std::size_t series);
    void flushMarkers();
    void flushTarget();
    void buildLayout(QWidget *legend);
    void applyColours();
    void scheduleFlush();
    void flush();
    void fitTimeAxis();
    void fitValueAxis();
    void fitLinearAxis(double highest);
    void fitLogarithmicAxis(double lowest, double highest);
    std::optional<ChartReadout::Reading> read(qreal x) const;
    QString readingAt(qreal x) const;

    TimeSeriesConfig m_config;
    DisplaySettings &m_display;
    std::vector<QList<QPointF>> m_points;
    std::vector<std::vector<QLineSeries *>> m_lines; ///< of each series its pieces, or the one upper edge of its area
    std::vector<QAreaSeries *> m_areas;              ///< if stacked, each up to its line
    QLineSeries *m_targetLine;
    QScatterSeries *m_marks;
    QList<QPointF> m_markers;
    QChart *m_chart;
    QChartView *m_view;
    QDateTimeAxis *m_timeAxis;
    QAbstractAxis *m_valueAxis; ///< QLogValueAxis or QValueAxis
    ChartReadout *m_readout;
    QLabel *m_title;
    QLabel *m_empty;
    std::optional<std::pair<UtcTime, UtcTime>> m_window;
    qint64 m_from = 0; ///< what the time axis shows, in the points' milliseconds
    qint64 m_until = 0;
    qint64 m_shift = 0; ///< from there to the axis, whose labels read in the chosen zone
    double m_lowest = 0;
    double m_highest = 1;
    bool m_isFlushScheduled = false;
};

} // namespace minixdr
