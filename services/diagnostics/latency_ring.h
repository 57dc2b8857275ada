// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/latency_tally.h"

#include <vector>

namespace minixdr
{

/// The last stretches of time of one width, each with what ran in it. A plain value; whoever owns it guards it.
class LatencyRing
{
public:
    LatencyRing(std::chrono::seconds width, std::size_t size) : m_width(width), m_slots(size) {}

    std::chrono::seconds width() const { return m_width; }
    std::chrono::seconds reach() const { return m_width * static_cast<std::chrono::seconds::rep>(m_slots.size()); }

    /// The stretch of this number, counted in widths; what lay in its place is forgotten. Null if that is younger.
    LatencyTally *slot(qint64 number);
    const LatencyTally *find(qint64 number) const;

    /// The stretches up to `last`, which ended at `end`.
    LatencyReport report(const LatencyQuery &query, qint64 last, UtcTime end) const;

private:
    struct Slot {
        qint64 number = -1; ///< tells a slot of this round from one of the last
        LatencyTally tally;
    };

    LatencyPoint point(qint64 first, qint64 last, const QString &statement) const;
    std::vector<StatementLatency> statements(qint64 first, qint64 last) const;
    std::vector<ResourcePoint> resources(qint64 first, qint64 last, qint64 width, UtcTime end) const;

    std::chrono::seconds m_width;
    std::vector<Slot> m_slots;
};

} // namespace minixdr
