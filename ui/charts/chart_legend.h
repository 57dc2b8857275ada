// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_series.h"

#include <QWidget>

namespace minixdr
{

/// Names the lines of a chart, each beside a piece of its own line: colour and dash, as drawn. Owned by its chart.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    /// `areaCount`: the first so many are areas rather than lines.
    explicit ChartLegend(std::vector<ChartSeries> series, std::size_t areaCount = 0, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int sampleWidth(std::size_t index) const;
    void paintSample(QPainter &painter, std::size_t index, int x) const;

    std::vector<ChartSeries> m_series;
    std::size_t m_areaCount;
};

} // namespace minixdr
