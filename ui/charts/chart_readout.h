// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QString>

#include <functional>
#include <optional>

class QChartView;
class QGraphicsLineItem;
class QPen;

namespace minixdr
{

/// Follows the mouse over a chart: a hairline at the nearest point in time, and beside it what the lines say there,
/// exactly. Owned by its chart.
class ChartReadout : public QObject
{
    Q_OBJECT
public:
    struct Reading {
        qreal x = 0; ///< on the chart's axis
        QString text;
    };
    /// What stands nearest to an x of the chart; nothing if nothing is near.
    using Read = std::function<std::optional<Reading>(qreal x)>;

    ChartReadout(QChartView *view, Read read);

    void setPen(const QPen &pen);
    /// What the lines say now, where the mouse was last.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(QPoint position);
    void hide();

    QChartView *m_view;
    Read m_read;
    QGraphicsLineItem *m_line;
    QPoint m_position;
};

} // namespace minixdr
