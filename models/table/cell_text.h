// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/cell_kind.h"
#include "services/base/utc_time.h"
#include "services/events/event.h"
#include "services/incidents/incident.h"

#include <QString>
#include <QVariant>

namespace minixdr
{

/// "critical", "investigating", …: the translated words for people; the wire words are in services.
QString severityWord(Severity severity);
QString statusWord(IncidentStatus status);
QString escalationWord(Escalation escalation);
QString sourceTypeWord(SourceType type);

/// What DisplayRole says of a cell whose RawRole holds `raw`: exact, in UTC. It is what a screen reader reads; views
/// draw times, ages and durations shorter and in the zone of the person. Empty where `raw` is invalid.
QString cellText(CellKind kind, const QVariant &raw);
/// What copying gives: ISO times in UTC, wire words, numbers without separators.
QString cellCopy(CellKind kind, const QVariant &raw);
Qt::Alignment alignmentOf(CellKind kind);

/// Between UtcTime and the microseconds that RawRole holds.
QVariant toRaw(UtcTime time);
UtcTime timeFromRaw(const QVariant &raw);

} // namespace minixdr
