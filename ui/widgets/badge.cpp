// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "models/table/cell_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPolygonF>

#include <algorithm>
#include <array>

namespace minixdr
{

namespace
{

using ColourMember = QColor ThemeColours::*;

struct BadgeLook {
    Shape shape;
    ColourMember colour;
};

/// In the order of Severity.
constexpr std::array kSeverityLooks{
    BadgeLook{Shape::Ring, &ThemeColours::info},        BadgeLook{Shape::Disc, &ThemeColours::low},
    BadgeLook{Shape::Square, &ThemeColours::medium},    BadgeLook{Shape::Triangle, &ThemeColours::high},
    BadgeLook{Shape::Diamond, &ThemeColours::critical},
};

/// In the order of IncidentStatus.
constexpr std::array kStatusLooks{
    BadgeLook{Shape::Ring, &ThemeColours::accent},    BadgeLook{Shape::Half, &ThemeColours::medium},
    BadgeLook{Shape::Square, &ThemeColours::low},     BadgeLook{Shape::Check, &ThemeColours::ok},
    BadgeLook{Shape::Dash, &ThemeColours::secondary},
};

/// In the order of HealthState.
constexpr std::array kHealthLooks{
    BadgeLook{Shape::Check, &ThemeColours::ok},        BadgeLook{Shape::Half, &ThemeColours::accent},
    BadgeLook{Shape::Triangle, &ThemeColours::medium}, BadgeLook{Shape::Cross, &ThemeColours::critical},
    BadgeLook{Shape::Ring, &ThemeColours::secondary},
};

constexpr std::array kHealthWords{QT_TRANSLATE_NOOP("Badge", "ok"), QT_TRANSLATE_NOOP("Badge", "busy"),
                                  QT_TRANSLATE_NOOP("Badge", "warning"), QT_TRANSLATE_NOOP("Badge", "failed"),
                                  QT_TRANSLATE_NOOP("Badge", "off")};

template <std::size_t N>
Badge toBadge(const std::array<BadgeLook, N> &looks, std::size_t index, const ThemeColours &colours, QString word)
{
    const auto &look = looks.at(index < N ? index : 0);
    return {look.shape, colours.*look.colour, std::move(word)};
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
    return toBadge(kSeverityLooks, std::size_t(severity), colours, severityWord(severity));
}

Badge badgeOf(IncidentStatus status, const ThemeColours &colours)
{
    return toBadge(kStatusLooks, std::size_t(status), colours, statusWord(status));
}

Badge badgeOf(Escalation escalation, const ThemeColours &colours)
{
    return toBadge(kSeverityLooks, std::size_t(escalation) + 1, colours, escalationWord(escalation));
}

Badge badgeOf(HealthState state, const ThemeColours &colours)
{
    const auto index = std::min(std::size_t(state), kHealthWords.size() - 1);
    return toBadge(kHealthLooks, index, colours, QCoreApplication::translate("Badge", kHealthWords.at(index)));
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
