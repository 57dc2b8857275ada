// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident.h"

#include <QStringList>

namespace minixdr
{

/// What a line of history did: "created", "changed", "added a note"; an unknown action by its own name.
QString actionText(const HistoryEntry &entry);
/// Each changed field: "status: open → contained". Fields that only say what is shown elsewhere are left out.
QStringList changeTexts(const HistoryEntry &entry);
/// What differs between two states of one incident, in the same words.
QStringList differences(const Incident &before, const Incident &after);

} // namespace minixdr
