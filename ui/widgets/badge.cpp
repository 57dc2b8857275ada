// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPolygonF>

#include <array>

namespace minixdr
{

namespace
{

using ColourMember = QColor ThemeColours::*;

struct BadgeRow {
    Shape shape;
    ColourMember colour;
    const char *word;
};

/// In the order of Severity.
constexpr std::array kSeverityRows{
    BadgeRow{Shape::Ring, &ThemeColours::info, QT_TRANSLATE_NOOP("Badge", "info")},
    BadgeRow{Shape::Disc, &ThemeColours::low, QT_TRANSLATE_NOOP("Badge", "low")},
    BadgeRow{Shape::Square, &ThemeColours::medium, QT_TRANSLATE_NOOP("Badge", "medium")},
    BadgeRow{Shape::Triangle, &ThemeColours::high, QT_TRANSLATE_NOOP("Badge", "high")},
    BadgeRow{Shape::Diamond, &ThemeColours::critical, QT_TRANSLATE_NOOP("Badge", "critical")},
};

/// In the order of IncidentStatus.
constexpr std::array kStatusRows{
    BadgeRow{Shape::Ring, &ThemeColours::accent, QT_TRANSLATE_NOOP("Badge", "open")},
    BadgeRow{Shape::Half, &ThemeColours::medium, QT_TRANSLATE_NOOP("Badge", "investigating")},
    BadgeRow{Shape::Square, &ThemeColours::low, QT_TRANSLATE_NOOP("Badge", "contained")},
    BadgeRow{Shape::Check, &ThemeColours::ok, QT_TRANSLATE_NOOP("Badge", "resolved")},
    BadgeRow{Shape::Dash, &ThemeColours::secondary, QT_TRANSLATE_NOOP("Badge", "dismissed")},
};

/// In the order of HealthState.
constexpr std::array kHealthRows{
    BadgeRow{Shape::Check, &ThemeColours::ok, QT_TRANSLATE_NOOP("Badge", "ok")},
    BadgeRow{Shape::Half, &ThemeColours::accent, QT_TRANSLATE_NOOP("Badge", "busy")},
    BadgeRow{Shape::Triangle, &ThemeColours::medium, QT_TRANSLATE_NOOP("Badge", "warning")},
    BadgeRow{Shape::Cross, &ThemeColours::critical, QT_TRANSLATE_NOOP("Badge", "failed")},
    BadgeRow{Shape::Ring, &ThemeColours::secondary, QT_TRANSLATE_NOOP("Badge", "off")},
};

template <std::size_t N>
Badge toBadge(const std::array<BadgeRow, N> &rows, std::size_t index, const ThemeColours &colours)
{
    const auto &row = rows.at(index < N ? index : 0);
    return {row.shape, colours.*row.colour, QCoreApplication::translate("Badge", row.word)};
}

QPainterPath outlineOf(Shape shape, const QRectF &box)
{
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath path;
    switch (shape) {
    case Shape::Diamond:
        path.addPolygon(QPolygonF{at(.5, 0), at(1, .5), at(.5, 1), at(0, .5), at(.5, 0)});
        break;
    case Shape::Triangle:
        path.addPolygon(QPolygonF{at(.5, .06), at(1, .94), at(0, .94), at(.5, .06)});
        break;
    case Shape::Square:
        path.addRoundedRect(box.adjusted(.8, .8, -.8, -.8), 1, 1);
        break;
    case Shape::Check:
        path.addPolygon(QPolygonF{at(.06, .55), at(.38, .86), at(.95, .18)});
        break;
    case Shape::Cross:
        path.moveTo(at(.14, .14));
        path.lineTo(at(.86, .86));
        path.moveTo(at(.86, .14));
        path.lineTo(at(.14, .86));
        break;
    case Shape::Dash:
        path.moveTo(at(.1, .5));
        path.lineTo(at(.9, .5));
        break;
    case Shape::Disc:
    case Shape::Ring:
    case Shape::Half:
        path.addEllipse(box.adjusted(.8, .8, -.8, -.8));
        break;
    }
    return path;
}

bool isFilled(Shape shape)
{
    return shape == Shape::Diamond || shape == Shape::Triangle || shape == Shape::Square || shape == Shape::Disc;
}

} // namespace

Badge badgeOf(Severity severity, const ThemeColours &colours)
{
    return toBadge(kSeverityRows, std::size_t(severity), colours);
}

Badge badgeOf(IncidentStatus status, const ThemeColours &colours)
{
    return toBadge(kStatusRows, std::size_t(status), colours);
}

Badge badgeOf(Escalation escalation, const ThemeColours &colours)
{
    return toBadge(kSeverityRows, std::size_t(escalation) + 1, colours);
}

Badge badgeOf(HealthState state, const ThemeColours &colours)
{
    return toBadge(kHealthRows, std::size_t(state), colours);
}

void paintShape(QPainter &painter, const QRectF &box, Shape shape, const QColor &colour)
{
    const auto side = qMin(box.width(), box.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(box.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFilled(shape) ? QPen(Qt::NoPen) : QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isFilled(shape) ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(outlineOf(shape, square));
    if (shape == Shape::Half) {
        painter.setBrush(colour);
        painter.drawPie(square.adjusted(.8, .8, -.8, -.8), 90 * 16, 180 * 16);
    }
    painter.restore();
}

QIcon iconOf(const Badge &badge)
{
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(16 * scale, 16 * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintShape(painter, QRectF(3, 3, 10, 10), badge.shape, badge.colour);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace minixdr
