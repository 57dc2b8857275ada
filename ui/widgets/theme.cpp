// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/colour_scheme_portal.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QToolTip>

#include <array>
#include <utility>

namespace minixdr
{

namespace
{

using ColourMember = QColor ThemeColours::*;

/// The names that the style sheet uses.
constexpr std::array<std::pair<const char *, ColourMember>, 10> kTokens{{
    {"@window", &ThemeColours::window},
    {"@surface", &ThemeColours::surface},
    {"@border", &ThemeColours::border},
    {"@text", &ThemeColours::text},
    {"@secondary", &ThemeColours::secondary},
    {"@accent", &ThemeColours::accent},
    {"@onAccent", &ThemeColours::onAccent},
    {"@selection", &ThemeColours::selection},
    {"@hover", &ThemeColours::hover},
    {"@critical", &ThemeColours::critical},
}};

QPalette paletteOf(const ThemeColours &c)
{
    QPalette palette(c.surface, c.window);
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.critical);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.isDark ? QColor(0x6B7584) : QColor(0x98A1AE));
    return palette;
}

QString styleSheetOf(const ThemeColours &colours)
{
    QFile file(QStringLiteral(":/themes/console.qss"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the style sheet is missing from the program");
    auto text = QString::fromUtf8(file.readAll());
    for (const auto &[name, member] : kTokens)
        text.replace(QLatin1String(name) + QLatin1Char(';'), (colours.*member).name() + QLatin1Char(';'));
    return text.replace(QStringLiteral("@mode"), colours.isDark ? QStringLiteral("dark") : QStringLiteral("light"));
}

/// A desktop brings its own fonts; without one, fontconfig's first sans is often the poorest on the machine.
void chooseFont()
{
    auto font = QApplication::font();
    if (!qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP")) {
        if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
            font.setFamily(QStringLiteral("Inter"));
        font.setPointSizeF(9.75);
    }
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_systemIsDark(coloursFor(QApplication::palette()).isDark),
      m_portal(std::make_unique<ColourSchemePortal>())
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    chooseFont();
    connect(m_portal.get(), &ColourSchemePortal::preferenceKnown, this, [this](bool prefersDark) {
        m_systemIsDark = prefersDark;
        if (m_mode == ThemeMode::System && m_isDark != prefersDark)
            apply();
    });
    apply();
    m_portal->start();
}

Theme::~Theme() = default;

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    m_isDark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemIsDark);
    const auto &colours = m_isDark ? darkColours() : lightColours();
    QApplication::setPalette(paletteOf(colours));
    QToolTip::setPalette(QApplication::palette());
    qApp->setStyleSheet(styleSheetOf(colours));
    Q_EMIT changed();
}

QFont monospaceFont(const QFont &base)
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP") && QFontDatabase::hasFamily(QStringLiteral("JetBrains Mono")))
        font.setFamily(QStringLiteral("JetBrains Mono"));
    font.setPointSizeF(base.pointSizeF() * 0.95);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace minixdr
