// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeleton.h"

#include "ui/widgets/theme_colours.h"

#include <QPainter>

#include <array>

namespace minixdr
{

Skeleton::Skeleton(DisplaySettings &display, QWidget *parent) : QWidget(parent), m_display(display)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    const auto &colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colours.surface);
    constexpr std::array kWidths{0.08, 0.12, 0.12, 0.34, 0.10};
    const int step = m_display.rowHeight();
    for (int row = 0; (row + 1) * step < height(); ++row) {
        qreal x = 8;
        for (std::size_t i = 0; i < kWidths.size(); ++i) {
            const auto full = kWidths[i] * width();
            const auto bar = full * (0.6 + 0.1 * double((std::size_t(row) * 7 + i * 3) % 4));
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.border);
            painter.drawRoundedRect(QRectF(x, row * step + step / 2.0 - 4, bar, 8), 4, 4);
            x += full + 24;
        }
    }
}

} // namespace minixdr
