// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace minixdr
{

/// Shows a notification of the desktop's, if it has such a service (Desktop Notifications Specification 1.2). The
/// texts are shown as they are: what looks like markup is escaped. Waits for nobody.
void notifyDesktop(const QString &title, const QString &text);

} // namespace minixdr
