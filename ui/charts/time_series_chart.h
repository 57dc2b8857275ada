// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/theme_colours.h"

#include <QList>
#include <QPointF>
#include <QWidget>

#include <optional>
#include <vector>

class QChart;
class QChartView;
class QDateTimeAxis;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace minixdr
{

/// One line of a chart.
struct ChartSeries {
    QString name;
    QColor ThemeColours::*colour = &ThemeColours::accent;
    Qt::PenStyle dash = Qt::SolidLine;
};

/// p50, p95, p99 in the colours and dashes they have everywhere.
std::vector<ChartSeries> percentileSeries();

struct TimeSeriesConfig {
    QString title;
    QString unit; ///< "ms", "%", "requests/s"
    std::vector<ChartSeries> series;
    QString emptyText;             ///< shown while no series has a point
    std::optional<double> maximum; ///< fixed upper end, e.g. 100 for %; none: fits the points
    std::optional<double> target;  ///< a dashed line across
};

/// Lines over time on Qt Charts. Points come decimated from models, at most two a pixel; x is milliseconds since
/// the epoch, y is in `unit`. GUI thread; owned by its page.
class TimeSeriesChart : public QWidget
{
    Q_OBJECT
public:
    TimeSeriesChart(TimeSeriesConfig config, DisplaySettings &display, QWidget *parent = nullptr);

    /// Replaces all points of one series; redrawn once a frame however often it is called.
    void replace(int series, const QList<QPointF> &points);
    void setTimeWindow(UtcTime from, UtcTime until);
    void setTarget(std::optional<double> target);
    void clear();
    bool hasPoints() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void applyColours();
    void flush();
    void fitAxes();
    void scheduleFlush();

    TimeSeriesConfig m_config;
    DisplaySettings &m_display;
    std::vector<QList<QPointF>> m_points;
    std::vector<QLineSeries *> m_lines;
    QLineSeries *m_targetLine;
    QChart *m_chart;
    QChartView *m_view;
    QDateTimeAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    QLabel *m_title;
    QLabel *m_legend;
    QLabel *m_empty;
    std::optional<std::pair<UtcTime, UtcTime>> m_window;
    bool m_isFlushScheduled = false;
};

} // namespace minixdr
