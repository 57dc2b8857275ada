// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"
#include "ui/widgets/theme_colours.h"

#include <QFont>
#include <QObject>

#include <memory>

namespace minixdr
{

class ColourSchemePortal;

/// Gives the application its style, palette and style sheet, and follows the system between light and dark
/// (org.freedesktop.appearance; without a portal the luminance of the platform's own palette) unless the person
/// chose one. GUI thread; owned by main(), made before the first widget.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_isDark; }

Q_SIGNALS:
    void changed();

private:
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    bool m_systemIsDark = false;
    bool m_isDark = false;
    std::unique_ptr<ColourSchemePortal> m_portal;
};

/// The platform's fixed-width font in the size of `base`.
QFont monospaceFont(const QFont &base);

} // namespace minixdr
