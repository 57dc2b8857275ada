// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notification.h"

#include "ui/widgets/session_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QGuiApplication>
#include <QVariantMap>

namespace minixdr
{

void notifyDesktop(const QString &title, const QString &text)
{
    if (!hasSessionBus())
        return;
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    constexpr quint32 kReplacesNone = 0;
    constexpr qint32 kServersChoice = -1; // how long it stays
    call << QGuiApplication::applicationDisplayName() << kReplacesNone << QStringLiteral("minixdr-console") << title
         << text.toHtmlEscaped() << QStringList() << QVariantMap() << kServersChoice;
    QDBusConnection::sessionBus().asyncCall(call); // a desktop without the service answers an error that helps nobody
}

} // namespace minixdr
