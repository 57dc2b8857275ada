// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QObject>
#include <QTimeZone>

class QSettings;

namespace minixdr
{

enum class ThemeMode : quint8 { System, Light, Dark };
enum class RowDensity : quint8 { Compact, Comfortable };

/// How the person wants things shown: theme, row density, time zone, whether the
/// desktop is told of alerts. Saved as it changes; every view that holds
/// one follows `changed`. GUI thread; owned by main(), handed to pages.
class DisplaySettings : public QObject
{
    Q_OBJECT
public:
    /// `settings` may be null: then nothing is remembered (tests, tour).
    explicit DisplaySettings(QSettings *settings, QObject *parent = nullptr);

    ThemeMode themeMode() const { return m_themeMode; }
    void setThemeMode(ThemeMode mode);

    RowDensity rowDensity() const { return m_rowDensity; }
    void setRowDensity(RowDensity density);
    /// 26 or 32 px.
    int rowHeight() const { return m_rowDensity == RowDensity::Compact ? 26 : 32; }

    bool isUtc() const { return m_isUtc; }
    void setUtc(bool isUtc);
    QTimeZone timeZone() const;
    /// "UTC" or e.g. "CET".
    QString timeZoneName() const;

    bool areAlertsNotified() const { return m_areAlertsNotified; }
    void setAlertsNotified(bool areNotified);

    QSettings *settings() const { return m_settings; }

Q_SIGNALS:
    void changed();

private:
    void store(const QString &key, const QVariant &value);

    QSettings *m_settings;
    ThemeMode m_themeMode = ThemeMode::System;
    RowDensity m_rowDensity = RowDensity::Compact;
    bool m_isUtc = false;
    bool m_areAlertsNotified = true;
};

} // namespace minixdr
