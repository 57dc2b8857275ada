// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

class QFontMetricsF;
class QPainter;
class QRect;

namespace minixdr
{

/// Width of `text` when every digit is as wide as a zero.
qreal tabularWidth(const QFontMetricsF &metrics, const QString &text);

/// Draws one line with digits of equal width, since many UI fonts have proportional figures and Qt 6.4 cannot ask
/// for the others. Vertically centred; clipped to `box` by dropping nothing: figures are never elided.
void paintTabular(QPainter &painter, const QRect &box, const QString &text, Qt::Alignment horizontal);

} // namespace minixdr
