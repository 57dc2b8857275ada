// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include <QPainter>

namespace minixdr
{

namespace
{
constexpr int kLine = 20;
constexpr int kArea = 10;
constexpr int kGap = 6;
constexpr int kBetween = 12;
} // namespace

ChartLegend::ChartLegend(std::vector<ChartSeries> series, std::size_t areaCount, QWidget *parent)
    : QWidget(parent), m_series(std::move(series)), m_areaCount(areaCount)
{
    QStringList names;
    for (const auto &line : m_series)
        names << line.name;
    setAccessibleName(tr("Legend: %1").arg(names.join(QStringLiteral(", "))));
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (std::size_t index = 0; index < m_series.size(); ++index)
        width += sampleWidth(index) + kGap + fontMetrics().horizontalAdvance(m_series[index].name) + kBetween;
    return {width, fontMetrics().height() + 4};
}

int ChartLegend::sampleWidth(std::size_t index) const
{
    return index < m_areaCount ? kArea : kLine;
}

void ChartLegend::paintSample(QPainter &painter, std::size_t index, int x) const
{
    const auto &colours = coloursFor(palette());
    const auto middle = height() / 2.0;
    if (index < m_areaCount)
        return painter.fillRect(QRectF(x, middle - kArea / 2.0, kArea, kArea), areaColourOf(m_series[index], colours));
    painter.setPen(penOf(m_series[index], colours));
    painter.drawLine(QPointF(x, middle), QPointF(x + kLine, middle));
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    const auto &colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = width() - sizeHint().width() + kBetween;
    for (std::size_t index = 0; index < m_series.size(); ++index) {
        const auto &line = m_series[index];
        paintSample(painter, index, x);
        painter.setPen(colours.secondary);
        const auto textWidth = fontMetrics().horizontalAdvance(line.name);
        x += sampleWidth(index) + kGap;
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter, line.name);
        x += textWidth + kBetween;
    }
}

} // namespace minixdr
