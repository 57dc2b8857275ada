// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"

#include "ui/charts/chart_legend.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QScatterSeries>
#include <QTimer>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace minixdr
{

namespace
{

constexpr std::chrono::milliseconds kFrame{16};
constexpr int kLowChart = 190;

qint64 toMillis(UtcTime time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

/// The next of 1, 2, 5 × 10ⁿ at or above `value`, so that an axis ends on a round figure and moves seldom.
double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const auto power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(TimeSeriesConfig config, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_config(std::move(config)), m_display(display), m_points(m_config.series.size()),
      m_targetLine(new QLineSeries), m_marks(new QScatterSeries), m_chart(new QChart),
      m_view(new QChartView(m_chart, this)), m_timeAxis(new QDateTimeAxis), m_valueAxis(new QValueAxis),
      m_title(new QLabel(this)), m_empty(new QLabel(m_config.emptyText, m_view))
{
    buildChart();
    buildLayout(new ChartLegend(m_config.series, this));
    applyColours();
    flush();
    connect(&m_display, &DisplaySettings::changed, this, &TimeSeriesChart::scheduleFlush);
}

void TimeSeriesChart::buildChart()
{
    m_chart->setMargins(QMargins(4, 0, 16, 4));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->legend()->hide();
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setGridLineVisible(false);
    m_valueAxis->setLineVisible(false);
    for (const auto &series : m_config.series) {
        auto *line = new QLineSeries(m_chart);
        line->setName(series.name);
        m_lines.push_back(line);
        if (m_config.isStacked) {
            auto *below = m_lines.size() > 1 ? m_lines[m_lines.size() - 2] : nullptr;
            m_areas.push_back(new QAreaSeries(line, below));
            addSeries(m_areas.back());
        } else {
            addSeries(line);
        }
    }
    addSeries(m_targetLine);
    addSeries(m_marks);
    m_marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
    m_marks->setMarkerSize(11);
    connect(m_marks, &QXYSeries::clicked, this, &TimeSeriesChart::chooseMarker);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus);
}

void TimeSeriesChart::addSeries(QAbstractSeries *series)
{
    m_chart->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(m_valueAxis);
}

void TimeSeriesChart::buildLayout(QWidget *legend)
{
    m_title->setTextFormat(Qt::PlainText);
    setTitle(m_config.title);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("secondary", true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->addWidget(m_title, 1);
    head->addWidget(legend);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    setMinimumHeight(140);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void TimeSeriesChart::setTitle(const QString &title)
{
    m_config.title = title;
    const auto text = m_config.unit.isEmpty() ? title : tr("%1, %2", "title, unit").arg(title, m_config.unit);
    m_title->setText(text);
    m_view->setAccessibleName(text);
    setAccessibleName(text);
}

void TimeSeriesChart::applyColours()
{
    const auto &colours = coloursFor(palette());
    m_chart->setBackgroundBrush(colours.surface);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(colours.surface);
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_valueAxis)}) {
        axis->setLabelsColor(colours.secondary);
        axis->setLabelsFont(small);
        axis->setGridLineColor(colours.border);
        axis->setLinePenColor(colours.border);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(penOf(m_config.series[i], colours));
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        auto fill = colours.*m_config.series[i].colour;
        m_areas[i]->setPen(QPen(fill, 1));
        fill.setAlphaF(0.45F);
        m_areas[i]->setBrush(fill);
    }
    m_marks->setColor(colours.high);
    m_marks->setBorderColor(colours.surface);
    m_targetLine->setPen(QPen(colours.secondary, 1, Qt::CustomDashLine));
    auto pen = m_targetLine->pen();
    pen.setDashPattern({6, 4});
    m_targetLine->setPen(pen);
}

void TimeSeriesChart::replace(std::size_t series, const QList<QPointF> &points)
{
    m_points.at(series) = points;
    scheduleFlush();
}

void TimeSeriesChart::setTimeWindow(UtcTime from, UtcTime until)
{
    m_window.emplace(from, until);
    scheduleFlush();
}

void TimeSeriesChart::setMarkers(const QList<QPointF> &markers)
{
    m_markers = markers;
    scheduleFlush();
}

void TimeSeriesChart::chooseMarker(QPointF shown)
{
    if (const auto index = m_marks->points().indexOf(shown); index >= 0)
        Q_EMIT markerChosen(static_cast<int>(index));
}

QList<QPointF> TimeSeriesChart::stackedPoints(std::size_t series) const
{
    auto points = m_points[series];
    for (std::size_t below = 0; below < series; ++below)
        for (qsizetype i = 0; i < std::min(points.size(), m_points[below].size()); ++i)
            points[i].ry() += m_points[below][i].y();
    return points;
}

void TimeSeriesChart::flushMarkers(qreal shift)
{
    // Below the edge, where they would be cut in half.
    const auto highest = m_valueAxis->max() * 0.96;
    QList<QPointF> marks;
    for (const auto &marker : m_markers)
        marks << QPointF(marker.x() + shift, std::min(marker.y(), highest));
    m_marks->replace(marks);
}

void TimeSeriesChart::setTarget(std::optional<double> target)
{
    m_config.target = target;
    scheduleFlush();
}

void TimeSeriesChart::clear()
{
    for (auto &points : m_points)
        points.clear();
    scheduleFlush();
}

bool TimeSeriesChart::hasPoints() const
{
    return std::any_of(m_points.begin(), m_points.end(), [](const auto &points) { return !points.isEmpty(); });
}

void TimeSeriesChart::scheduleFlush()
{
    if (std::exchange(m_isFlushScheduled, true))
        return;
    QTimer::singleShot(kFrame, this, &TimeSeriesChart::flush);
}

void TimeSeriesChart::flush()
{
    m_isFlushScheduled = false;
    fitTimeAxis();
    fitValueAxis();
    // QDateTimeAxis shows local time only: the points are moved so that its labels read in the chosen zone.
    const auto now = QDateTime::currentDateTime();
    const auto shift = qreal(m_display.timeZone().offsetFromUtc(now) - now.offsetFromUtc()) * 1000;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        auto points = m_config.isStacked ? stackedPoints(i) : m_points[i];
        for (auto &point : points)
            point.rx() += shift;
        m_lines[i]->replace(points);
    }
    flushMarkers(shift);
    m_timeAxis->setRange(m_timeAxis->min().addMSecs(qint64(shift)), m_timeAxis->max().addMSecs(qint64(shift)));
    if (m_config.target)
        m_targetLine->replace(QList<QPointF>{{qreal(m_timeAxis->min().toMSecsSinceEpoch()), *m_config.target},
                                             {qreal(m_timeAxis->max().toMSecsSinceEpoch()), *m_config.target}});
    else
        m_targetLine->clear();
    m_empty->setVisible(!hasPoints());
}

void TimeSeriesChart::fitTimeAxis()
{
    qint64 from = 0;
    qint64 until = 0;
    if (m_window) {
        from = toMillis(m_window->first);
        until = toMillis(m_window->second);
    } else {
        until = toMillis(utcNow());
        from = until - 60'000;
        for (const auto &points : m_points) {
            if (!points.isEmpty())
                from = std::min(from, qint64(points.first().x()));
        }
    }
    m_timeAxis->setFormat(until - from > 86'400'000 ? QStringLiteral("MM-dd HH:mm") : QStringLiteral("HH:mm:ss"));
    m_timeAxis->setTickCount(std::clamp(width() / 140, 2, 9));
    m_timeAxis->setRange(QDateTime::fromMSecsSinceEpoch(from), QDateTime::fromMSecsSinceEpoch(until));
}

void TimeSeriesChart::fitValueAxis()
{
    double highest = m_config.target.value_or(0);
    for (std::size_t i = 0; i < m_points.size(); ++i)
        for (const auto &point : m_config.isStacked ? stackedPoints(i) : m_points[i])
            highest = std::max(highest, point.y());
    const auto top = m_config.maximum.value_or(roundUp(highest * 1.05));
    m_valueAxis->setRange(0, top);
    m_valueAxis->setTickCount(height() < kLowChart ? 3 : 6); // closer ones are elided
    m_valueAxis->setLabelFormat(QStringLiteral("%.%1f").arg(top >= 5 ? 0 : top >= 0.5 ? 1 : 2));
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_empty->setGeometry(m_view->rect());
    scheduleFlush();
}

} // namespace minixdr
