// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_series.h"

namespace minixdr
{

std::vector<ChartSeries> percentileSeries()
{
    return {{QStringLiteral("p50"), &ThemeColours::p50, Qt::SolidLine},
            {QStringLiteral("p95"), &ThemeColours::p95, Qt::DashLine},
            {QStringLiteral("p99"), &ThemeColours::p99, Qt::DotLine}};
}

QPen penOf(const ChartSeries &series, const ThemeColours &colours)
{
    return QPen(colours.*series.colour, 1.75, series.dash, Qt::RoundCap, Qt::RoundJoin);
}

QColor areaColourOf(const ChartSeries &series, const ThemeColours &colours)
{
    auto colour = colours.*series.colour;
    colour.setAlphaF(0.7F);
    return colour;
}

ChartSeries targetSeries(const QString &name)
{
    return {name, &ThemeColours::secondary, Qt::DashDotLine};
}

} // namespace minixdr
