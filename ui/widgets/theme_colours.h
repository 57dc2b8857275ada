// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace minixdr
{

/// Every colour of the console by the name of its use. Each text colour has at least 4.5 : 1 on window, surface and
/// selection of its own mode.
struct ThemeColours {
    QColor window;
    QColor surface;
    QColor border;
    QColor text;
    QColor secondary;
    QColor accent;
    QColor onAccent; ///< text on a surface of accent or danger
    QColor selection;
    QColor hover;
    QColor critical;
    QColor high;
    QColor medium;
    QColor low;
    QColor info;
    QColor ok;
    QColor p50;
    QColor p95;
    QColor p99;
    bool isDark = false;
};

const ThemeColours &lightColours();
const ThemeColours &darkColours();

/// The colours that belong to a palette: dark ones if its window is dark. So a widget asks with its own palette()
/// and needs no theme object.
const ThemeColours &coloursFor(const QPalette &palette);
/// Those of the application: for icons made while the palettes of the widgets are still changing.
const ThemeColours &currentColours();

} // namespace minixdr
