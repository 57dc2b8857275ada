// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_pieces.h"

#include <algorithm>

namespace minixdr
{
namespace
{

bool isLower(const QPointF &a, const QPointF &b)
{
    return a.y() < b.y();
}

} // namespace

QList<QPointF> decimated(const QList<QPointF> &points, qreal from, qreal until, int buckets)
{
    if (buckets < 1 || until <= from || points.size() <= 2 * buckets)
        return points;
    const auto bucketOf = [&](const QPointF &point) {
        return std::clamp(static_cast<int>((point.x() - from) / (until - from) * buckets), 0, buckets - 1);
    };
    QList<QPointF> kept;
    for (auto first = points.begin(); first != points.end();) {
        const auto bucket = bucketOf(*first);
        const auto last =
            std::find_if(first, points.end(), [&](const auto &point) { return bucketOf(point) != bucket; });
        auto [low, high] = std::minmax_element(first, last, isLower);
        if (high < low)
            std::swap(low, high);
        kept << *low;
        if (high != low)
            kept << *high;
        first = last;
    }
    return kept;
}

std::vector<QList<QPointF>> piecesOf(const QList<QPointF> &points, qreal gap)
{
    std::vector<QList<QPointF>> pieces;
    for (const auto &point : points) {
        if (pieces.empty() || point.x() - pieces.back().constLast().x() > gap)
            pieces.emplace_back();
        pieces.back() << point;
    }
    for (auto &piece : pieces)
        if (const auto only = piece.constFirst(); piece.size() == 1)
            piece = {{only.x() - gap / 6, only.y()}, {only.x() + gap / 6, only.y()}};
    return pieces;
}

} // namespace minixdr
