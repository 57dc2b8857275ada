// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme_colours.h"

#include <QGuiApplication>
#include <QPalette>

namespace minixdr
{

const ThemeColours &lightColours()
{
    static const ThemeColours colours{
        .window = QColor(0xF6F7F9),
        .surface = QColor(0xFFFFFF),
        .border = QColor(0xE1E5EA),
        .text = QColor(0x1B1F27),
        .secondary = QColor(0x566070),
        .accent = QColor(0x1F5FD6),
        .onAccent = QColor(0xFFFFFF),
        .selection = QColor(0xE4EDFD),
        .hover = QColor(0xEEF1F5),
        .critical = QColor(0xB4232F),
        .high = QColor(0xA84A0A),
        .medium = QColor(0x7D5E00),
        .low = QColor(0x1F6299),
        .info = QColor(0x566070),
        .ok = QColor(0x1E7A46),
        .p50 = QColor(0x0067A6),
        .p95 = QColor(0x8F6200),
        .p99 = QColor(0xB0470A),
        .isDark = false,
    };
    return colours;
}

const ThemeColours &darkColours()
{
    static const ThemeColours colours{
        .window = QColor(0x14171C),
        .surface = QColor(0x1B1F26),
        .border = QColor(0x2C323C),
        .text = QColor(0xE6E9EF),
        .secondary = QColor(0xA0AAB8),
        .accent = QColor(0x7FA9FF),
        .onAccent = QColor(0x14171C),
        .selection = QColor(0x24344F),
        .hover = QColor(0x232831),
        .critical = QColor(0xFF7F87),
        .high = QColor(0xFFA261),
        .medium = QColor(0xE3BA4F),
        .low = QColor(0x74B5F2),
        .info = QColor(0xA0AAB8),
        .ok = QColor(0x5CC98B),
        .p50 = QColor(0x5BB4E5),
        .p95 = QColor(0xE8B04A),
        .p99 = QColor(0xFF8A57),
        .isDark = true,
    };
    return colours;
}

const ThemeColours &coloursFor(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColours() : lightColours();
}

const ThemeColours &currentColours()
{
    return coloursFor(QGuiApplication::palette());
}

} // namespace minixdr
