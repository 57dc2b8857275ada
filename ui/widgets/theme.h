// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme_colours.h"

#include <QFont>
#include <QObject>

#include <memory>

class QSettings;

namespace minixdr
{

enum class ThemeMode : quint8 { System, Light, Dark };

/// Gives the application its style, palette and style sheet, and follows the system between light and dark
/// (org.freedesktop.appearance; without a portal the luminance of the platform's own palette) unless the person
/// chose one. GUI thread; owned by main(), before the first widget.
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
    void followPortal();
    void onPortalSetting(const QString &group, const QString &key, bool prefersDark);
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    bool m_systemIsDark = false;
    bool m_isDark = false;
    class Portal;
    std::unique_ptr<Portal> m_portal;
};

/// The platform's fixed-width font in the size of `base`.
QFont monospaceFont(const QFont &base);
/// `base` with tabular figures where the font has them.
QFont tabularFont(const QFont &base);

} // namespace minixdr
