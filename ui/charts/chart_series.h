// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme_colours.h"

#include <QPen>
#include <QString>

#include <vector>

namespace minixdr
{

/// One line of a chart: its colour is a token, so that it follows light and dark; its dash tells it apart without
/// colour.
struct ChartSeries {
    QString name;
    QColor ThemeColours::*colour = &ThemeColours::accent;
    Qt::PenStyle dash = Qt::SolidLine;
};

/// p50, p95, p99 in the colours and dashes they have everywhere.
std::vector<ChartSeries> percentileSeries();

QPen penOf(const ChartSeries &series, const ThemeColours &colours);
/// Of an area: paler than a line, so that the grid shows through.
QColor areaColourOf(const ChartSeries &series, const ThemeColours &colours);
/// A line across a chart that is to be kept below, e.g. "target 50 ms".
ChartSeries targetSeries(const QString &name);

} // namespace minixdr
