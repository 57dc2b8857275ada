// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/display_settings.h"

#include <QSettings>

namespace minixdr
{

namespace
{
const auto kThemeKey = QStringLiteral("display/theme");
const auto kDensityKey = QStringLiteral("display/comfortableRows");
const auto kUtcKey = QStringLiteral("display/utc");
const auto kAlertsKey = QStringLiteral("display/alertsNotified");
} // namespace

DisplaySettings::DisplaySettings(QSettings *settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    if (!m_settings)
        return;
    m_themeMode = ThemeMode(qBound(0, m_settings->value(kThemeKey, 0).toInt(), 2));
    m_rowDensity = m_settings->value(kDensityKey, false).toBool() ? RowDensity::Comfortable : RowDensity::Compact;
    m_isUtc = m_settings->value(kUtcKey, false).toBool();
    m_areAlertsNotified = m_settings->value(kAlertsKey, true).toBool();
}

void DisplaySettings::setThemeMode(ThemeMode mode)
{
    if (mode == m_themeMode)
        return;
    m_themeMode = mode;
    store(kThemeKey, int(mode));
}

void DisplaySettings::setRowDensity(RowDensity density)
{
    if (density == m_rowDensity)
        return;
    m_rowDensity = density;
    store(kDensityKey, density == RowDensity::Comfortable);
}

void DisplaySettings::setUtc(bool isUtc)
{
    if (isUtc == m_isUtc)
        return;
    m_isUtc = isUtc;
    store(kUtcKey, isUtc);
}

void DisplaySettings::setAlertsNotified(bool areNotified)
{
    if (areNotified == m_areAlertsNotified)
        return;
    m_areAlertsNotified = areNotified;
    store(kAlertsKey, areNotified);
}

QTimeZone DisplaySettings::timeZone() const
{
    return m_isUtc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

QString DisplaySettings::timeZoneName() const
{
    if (m_isUtc)
        return QStringLiteral("UTC");
    const auto zone = timeZone(); // an abbreviation would be wrong half the year where clocks change
    return zone.hasDaylightTime() ? QString::fromLatin1(zone.id()).replace(QLatin1Char('_'), QLatin1Char(' '))
                                  : zone.abbreviation(QDateTime::currentDateTime());
}

void DisplaySettings::store(const QString &key, const QVariant &value)
{
    if (m_settings)
        m_settings->setValue(key, value);
    Q_EMIT changed();
}

} // namespace minixdr
