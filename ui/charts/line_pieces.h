// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <vector>

namespace minixdr
{

/// At most two points in each of `buckets` equal stretches from `from` to `until`: the lowest and the highest, so that
/// no peak is lost. Points that are few enough stay as they are.
QList<QPointF> decimated(const QList<QPointF> &points, qreal from, qreal until, int buckets);

/// The points in pieces between which more than `gap` lies, since a line across it would claim values that nobody
/// measured. A point alone becomes a dash of a third of the gap.
std::vector<QList<QPointF>> piecesOf(const QList<QPointF> &points, qreal gap);

} // namespace minixdr
