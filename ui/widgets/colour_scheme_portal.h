// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace minixdr
{

/// Whether the desktop prefers dark, from xdg-desktop-portal, asked without waiting. Says nothing where there is no
/// session bus, no portal or no preference. GUI thread; owned by Theme.
class ColourSchemePortal : public QObject
{
    Q_OBJECT
public:
    explicit ColourSchemePortal(QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void preferenceKnown(bool prefersDark);

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void report(const QVariant &value);
};

} // namespace minixdr
