// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tabular_text.h"

#include <QFontMetricsF>
#include <QPainter>

namespace minixdr
{

namespace
{
qreal advanceOf(const QFontMetricsF &metrics, QChar letter, qreal digitWidth)
{
    return letter.isDigit() ? digitWidth : metrics.horizontalAdvance(letter);
}
} // namespace

qreal tabularWidth(const QFontMetricsF &metrics, const QString &text)
{
    const auto digitWidth = metrics.horizontalAdvance(QLatin1Char('0'));
    qreal width = 0;
    for (const auto letter : text)
        width += advanceOf(metrics, letter, digitWidth);
    return width;
}

void paintTabular(QPainter &painter, const QRect &box, const QString &text, Qt::Alignment horizontal)
{
    const QFontMetricsF metrics(painter.font());
    const auto digitWidth = metrics.horizontalAdvance(QLatin1Char('0'));
    const auto slack = box.width() - tabularWidth(metrics, text);
    auto x = box.left() + (horizontal & Qt::AlignRight ? slack : 0.0);
    const auto baseline = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2;
    for (const auto letter : text) {
        const auto advance = advanceOf(metrics, letter, digitWidth);
        const auto inset = (advance - metrics.horizontalAdvance(letter)) / 2;
        painter.drawText(QPointF(x + inset, baseline), QString(letter));
        x += advance;
    }
}

} // namespace minixdr
