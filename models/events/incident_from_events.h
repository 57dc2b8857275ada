// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"
#include "services/incidents/incident_query.h"

#include <span>

namespace minixdr
{

/// The longest reason an incident can have, in characters.
inline constexpr int kMaxReasonLength = 256;

/// What an analyst would write first for an incident made of `events`: their most frequent source address, the name of
/// the most severe of them, an escalation that fits it, and all of them as triggers.
IncidentDraft incidentFromEvents(std::span<const Event> events);

} // namespace minixdr
