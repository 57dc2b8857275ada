// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/demo_random.h"
#include "services/ingest/demo_request.h"
#include "services/ingest/demo_scenario.h"

#include <vector>

namespace minixdr::ingest
{

/// One attack: when, by whom, against whom, and how many events it leaves.
struct DemoStory {
    std::size_t organization = 0;
    std::size_t kind = 0;
    UtcTime start;
    std::chrono::microseconds step{1}; ///< between two events
    qint64 size = 0;
    std::vector<qint64> phaseEnds; ///< number of the first event after each phase
    qint64 largestPhase = 0;       ///< what an incident counts as tries
    DemoPeer attacker;
    DemoPeer victim;
    UtcTime detectedAt;
    std::vector<EventKey> triggers; ///< filled while the events are made

    UtcTime end() const { return start + step * std::max<qint64>(size, 1); }
    std::size_t phaseOf(qint64 event) const;
};

/// All attacks of a demo in order of their start. Deterministic.
std::vector<DemoStory> planStories(const DemoScenario &scenario, const DemoRequest &request);

} // namespace minixdr::ingest
