// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_readout.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLineItem>
#include <QMouseEvent>
#include <QPen>
#include <QToolTip>

namespace minixdr
{

ChartReadout::ChartReadout(QChartView *view, Read read)
    : QObject(view), m_view(view), m_read(std::move(read)), m_line(new QGraphicsLineItem(view->chart()))
{
    m_line->setZValue(100); // above the lines
    m_line->hide();
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
}

void ChartReadout::setPen(const QPen &pen)
{
    m_line->setPen(pen);
}

void ChartReadout::refresh()
{
    if (m_line->isVisible() && QToolTip::isVisible()) // it is never raised over what has come to lie upon the chart
        show(m_position);
}

bool ChartReadout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        show(static_cast<QMouseEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::Leave)
        hide();
    return QObject::eventFilter(watched, event);
}

void ChartReadout::show(QPoint position)
{
    m_position = position;
    auto *chart = m_view->chart();
    const auto area = chart->plotArea();
    const auto place = chart->mapFromScene(m_view->mapToScene(position));
    const auto reading = area.contains(place) ? m_read(chart->mapToValue(place).x()) : std::nullopt;
    if (!reading)
        return hide();
    const auto x = chart->mapToPosition({reading->x, chart->mapToValue(place).y()}).x();
    m_line->setLine(x, area.top(), x, area.bottom());
    m_line->show();
    QToolTip::showText(m_view->viewport()->mapToGlobal(position), reading->text, m_view->viewport());
}

void ChartReadout::hide()
{
    if (!m_line->isVisible())
        return;
    m_line->hide();
    QToolTip::hideText();
}

} // namespace minixdr
