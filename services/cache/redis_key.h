// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"

#include <QByteArray>

namespace minixdr::cache
{

/// Where a tag's generation lies: "mx:1:42:incidents:generation".
QByteArray keyOfGeneration(OrganizationId organization, const QString &tag);

/// Where a value lies: "mx:1:42:incidents:v:page=3;size=50", or, for a detail of more than 200 bytes,
/// "mx:1:42:incidents:h:{SHA-256}:{its beginning}". Different keys have different names, whatever their text.
QByteArray keyOfValue(const Key &key);

} // namespace minixdr::cache
