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
    explicit ChartLegend(std::vector<ChartSeries> series, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ChartSeries> m_series;
};

} // namespace minixdr
