// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/severity.h"
#include "services/incidents/incident.h"
#include "ui/widgets/theme_colours.h"

#include <QColor>
#include <QIcon>
#include <QString>

#include <functional>

class QPainter;
class QRectF;

namespace minixdr
{

/// The drawn shape that says the same as the colour beside it.
enum class Shape : quint8 { Diamond, Triangle, Square, Disc, Ring, Half, Check, Cross, Dash };

/// Shape, colour and word of one value of an enumeration: never colour alone.
struct Badge {
    Shape shape = Shape::Disc;
    QColor colour;
    QString word; ///< translated
};

/// A badge for the colours of the moment, so that it follows light and dark.
using BadgeMaker = std::function<Badge(const ThemeColours &)>;

/// State of something that works or does not: a server, a target, a migration.
enum class HealthState : quint8 { Ok, Busy, Warning, Failed, Off };

Badge badgeOf(Severity severity, const ThemeColours &colours);
Badge badgeOf(IncidentStatus status, const ThemeColours &colours);
Badge badgeOf(Escalation escalation, const ThemeColours &colours);
/// The word is that of the state ("ok", "failed"); callers with a better one replace it.
Badge badgeOf(HealthState state, const ThemeColours &colours);

/// Draws `shape` as large as fits into `box`, centred.
void paintShape(QPainter &painter, const QRectF &box, Shape shape, const QColor &colour);

/// The shape as an icon, for menus, drop-downs and chips.
QIcon iconOf(const Badge &badge);

} // namespace minixdr
