// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/line_pieces.h"
#include "ui/charts/value_scale.h"
#include "ui/widgets/format.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLogValueAxis>
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
constexpr double kLeastTop = 1;       // a logarithmic axis shows at least 1 …
constexpr double kLeastBottom = 0.01; // … and at most down to this
constexpr int kGapsShown = 60;        // a stretch without points breaks a line if it is longer than such a part …
constexpr qreal kLeastGap = 2500;     // … and than this

qint64 toMillis(UtcTime time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

QString exactValue(double value)
{
    const bool isWhole = value == std::floor(value);
    return QLocale().toString(value, 'f', isWhole ? 0 : value < 100 ? 3 : 1);
}

} // namespace

TimeSeriesChart::TimeSeriesChart(TimeSeriesConfig config, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_config(std::move(config)), m_display(display), m_points(m_config.series.size()),
      m_targetLine(new QLineSeries), m_marks(new QScatterSeries), m_chart(new QChart),
      m_view(new QChartView(m_chart, this)), m_timeAxis(new QDateTimeAxis),
      m_valueAxis(m_config.isLogarithmic ? static_cast<QAbstractAxis *>(new QLogValueAxis) : new QValueAxis),
      m_readout(new ChartReadout(m_view, [this](qreal x) { return read(x); })), m_title(new QLabel(this)),
      m_empty(new QLabel(m_config.emptyText, m_view))
{
    buildChart();
    auto named = m_config.series;
    if (m_config.target)
        named.push_back(
            targetSeries(tr("target %1 %2", "number, unit").arg(exactValue(*m_config.target), m_config.unit)));
    buildLayout(new ChartLegend(std::move(named), m_areas.size(), this));
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
    m_chart->setLocale(QLocale());
    m_chart->setLocalizeNumbers(true);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setGridLineVisible(false);
    m_valueAxis->setLineVisible(false);
    for (const auto &series : m_config.series) {
        auto *line = new QLineSeries(m_chart);
        line->setName(series.name);
        m_lines.push_back({line});
        if (m_config.isStacked) {
            auto *below = m_lines.size() > 1 ? m_lines[m_lines.size() - 2].front() : nullptr;
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
    connect(m_marks, &QXYSeries::hovered, this,
            [this](QPointF, bool isOver) { m_view->setCursor(isOver ? Qt::PointingHandCursor : Qt::ArrowCursor); });
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
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // cut rather than drawn into the legend
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
        for (auto *piece : m_lines[i])
            piece->setPen(penOf(m_config.series[i], colours));
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        m_areas[i]->setPen(Qt::NoPen); // an outline would give a colour to what is nothing
        m_areas[i]->setBrush(areaColourOf(m_config.series[i], colours));
    }
    m_marks->setColor(colours.high);
    m_marks->setBorderColor(colours.surface);
    m_targetLine->setPen(penOf(targetSeries({}), colours));
    m_readout->setPen(QPen(colours.secondary, 0));
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

QList<QPointF> TimeSeriesChart::drawnPoints(std::size_t series) const
{
    auto points = m_config.isStacked ? stackedPoints(series)
                                     : decimated(m_points[series], qreal(m_from), qreal(m_until), plotWidth());
    for (auto &point : points) {
        point.rx() += qreal(m_shift);
        if (m_config.isLogarithmic)
            point.setY(std::max(point.y(), m_lowest));
    }
    return points;
}

void TimeSeriesChart::flushLine(std::size_t series)
{
    auto &lines = m_lines[series];
    if (m_config.isStacked)
        return lines.front()->replace(drawnPoints(series));
    const auto gap = std::max(kLeastGap, 1.5 * qreal(m_until - m_from) / kGapsShown);
    const auto pieces = piecesOf(drawnPoints(series), gap);
    while (lines.size() < pieces.size()) {
        lines.push_back(new QLineSeries(m_chart));
        lines.back()->setPen(lines.front()->pen());
        addSeries(lines.back());
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (i < pieces.size())
            lines[i]->replace(pieces[i]);
        else if (lines[i]->count() > 0)
            lines[i]->clear();
}

void TimeSeriesChart::flushMarkers()
{
    // Below the edge, where they would be cut in half.
    const auto highest = m_highest * (m_config.isLogarithmic ? 0.85 : 0.96);
    QList<QPointF> marks;
    for (const auto &marker : m_markers)
        marks << QPointF(marker.x() + qreal(m_shift), std::clamp(marker.y(), m_lowest, highest));
    m_marks->replace(marks);
}

void TimeSeriesChart::flushTarget()
{
    if (m_config.target)
        m_targetLine->replace(
            QList<QPointF>{{qreal(m_from + m_shift), *m_config.target}, {qreal(m_until + m_shift), *m_config.target}});
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
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        flushLine(i);
    flushMarkers();
    flushTarget();
    m_empty->setVisible(!hasPoints());
    m_readout->refresh();
}

int TimeSeriesChart::plotWidth() const
{
    return std::max(1, static_cast<int>(m_chart->plotArea().width()));
}

void TimeSeriesChart::fitTimeAxis()
{
    if (m_window) {
        m_from = toMillis(m_window->first);
        m_until = toMillis(m_window->second);
    } else {
        m_until = toMillis(utcNow());
        m_from = m_until - 60'000;
        for (const auto &points : m_points) {
            if (!points.isEmpty())
                m_from = std::min(m_from, qint64(points.first().x()));
        }
    }
    // QDateTimeAxis shows local time only: all is moved so that its labels read in the chosen zone.
    const auto now = QDateTime::currentDateTime();
    m_shift = qint64(m_display.timeZone().offsetFromUtc(now) - now.offsetFromUtc()) * 1000;
    const auto length = m_until - m_from;
    m_timeAxis->setFormat(length > 86'400'000 ? QStringLiteral("MM-dd HH:mm")
                          : length > 900'000  ? QStringLiteral("HH:mm")
                                              : QStringLiteral("HH:mm:ss"));
    m_timeAxis->setTickCount(std::clamp(width() / 140, 2, 9));
    m_timeAxis->setRange(QDateTime::fromMSecsSinceEpoch(m_from + m_shift),
                         QDateTime::fromMSecsSinceEpoch(m_until + m_shift));
}

void TimeSeriesChart::fitValueAxis()
{
    double highest = m_config.target.value_or(0);
    double lowest = kLeastTop;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        for (const auto &point : m_config.isStacked ? stackedPoints(i) : m_points[i]) {
            highest = std::max(highest, point.y());
            lowest = point.y() > 0 ? std::min(lowest, point.y()) : lowest;
        }
    m_config.isLogarithmic ? fitLogarithmicAxis(lowest, highest) : fitLinearAxis(highest);
}

void TimeSeriesChart::fitLinearAxis(double highest)
{
    auto *axis = static_cast<QValueAxis *>(m_valueAxis);
    m_lowest = 0;
    m_highest = m_config.maximum.value_or(roundUp(highest * 1.05));
    const auto ticks = ticksOf(m_highest, height() < kLowChart, m_config.isCount);
    axis->setRange(0, m_highest);
    axis->setTickCount(ticks.count);
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(ticks.decimals));
}

void TimeSeriesChart::fitLogarithmicAxis(double lowest, double highest)
{
    for (const auto &marker : m_markers) // there is room for them at their own height
        highest = std::max(highest, marker.y());
    auto *axis = static_cast<QLogValueAxis *>(m_valueAxis);
    m_lowest = std::max(kLeastBottom, powerOfTenBelow(lowest));
    m_highest = std::max(10 * kLeastTop, roundUp(highest * 1.2));
    axis->setLabelFormat(QStringLiteral("%.6g"));
    axis->setRange(m_lowest, m_highest);
}

// --- under the mouse ------------------------------------------------------------------------------------------

std::optional<ChartReadout::Reading> TimeSeriesChart::read(qreal x) const
{
    constexpr qreal kNear = 0.02; // of the width
    const auto wanted = x - qreal(m_shift);
    std::optional<qreal> nearest;
    for (const auto &points : m_points)
        for (const auto &point : points)
            if (!nearest || std::abs(point.x() - wanted) < std::abs(*nearest - wanted))
                nearest = point.x();
    if (!nearest || std::abs(*nearest - wanted) > kNear * qreal(m_until - m_from))
        return std::nullopt;
    return ChartReadout::Reading{*nearest + qreal(m_shift), readingAt(*nearest)};
}

QString TimeSeriesChart::readingAt(qreal x) const
{
    const UtcTime time{std::chrono::milliseconds{qint64(x)}};
    QStringList lines{displayTime(time, m_display.timeZone()) + QLatin1Char(' ') + m_display.timeZoneName()};
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const auto found = std::ranges::find(m_points[i], x, &QPointF::x);
        if (found != m_points[i].end())
            lines << QStringLiteral("%1: %2 %3")
                         .arg(m_config.series[i].name, exactValue(found->y()), m_config.unit)
                         .trimmed();
    }
    return lines.join(QLatin1Char('\n'));
}

// --------------------------------------------------------------------------------------------------------------

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
