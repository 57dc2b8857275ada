// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"
#include "services/postgres/parameters.h"

#include <map>

namespace minixdr::ingest
{

/// What a batch of events adds to event_counts, in its three grains: minutes, hours and days (UTC).
class EventCounts
{
public:
    void add(OrganizationId organization, UtcTime ts, Severity severity, SourceType source, qint64 events = 1);
    void add(const Event &event) { add(event.organization, event.ts, event.severity, event.sourceType); }

    bool isEmpty() const { return m_minutes.empty(); }
    /// The arrays of add_counts.sql. Rows come in the order of the table's key, so that two writers never wait for
    /// each other in a circle.
    postgres::Parameters toParameters() const;

private:
    /// In the order of event_counts' key, but for the grain.
    struct Key {
        qint64 organization;
        UtcTime bucket;
        qint16 severity;
        SourceType source;
        auto operator<=>(const Key &) const = default;
    };
    using Buckets = std::map<Key, qint64>;

    Buckets m_minutes;
};

} // namespace minixdr::ingest
