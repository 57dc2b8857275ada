// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge_label.h"

#include <QPainter>

namespace minixdr
{

namespace
{
constexpr int kShapeSide = 9;
constexpr int kGap = 7;
} // namespace

BadgeLabel::BadgeLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BadgeLabel::setBadge(BadgeMaker maker)
{
    m_maker = std::move(maker);
    setAccessibleName(badge().word);
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return {kShapeSide + kGap + fontMetrics().horizontalAdvance(badge().word), fontMetrics().height()};
}

Badge BadgeLabel::badge() const
{
    return m_maker ? m_maker(coloursFor(palette())) : Badge();
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    const auto now = badge();
    QPainter painter(this);
    paintShape(painter, QRectF(0, (height() - kShapeSide) / 2.0, kShapeSide, kShapeSide), now.shape, now.colour);
    painter.setPen(now.colour);
    painter.drawText(rect().adjusted(kShapeSide + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, now.word);
}

} // namespace minixdr
