// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident.h"

#include <QString>

#include <vector>

namespace minixdr
{

/// One moment of an incident, whatever it was.
struct TimelineEntry {
    enum class Kind : quint8 { Event, Action, History };

    Kind kind;
    UtcTime at;
    QString who;                      ///< sensor, agent or person
    QString text;                     ///< one line
    std::optional<Severity> severity; ///< of events
    qint64 id = 0;                    ///< unique within its kind

    auto key() const { return std::tuple(at, kind, id); }
    bool operator==(const TimelineEntry &) const = default;
};

/// Events, actions and history in one row, oldest first: what happened, what was done about it.
std::vector<TimelineEntry> timelineOf(const IncidentDetail &detail);

} // namespace minixdr
