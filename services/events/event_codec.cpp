// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_codec.h"

#include "services/base/versioned_bytes.h"
#include "services/paging/paging_codec.h"

namespace minixdr
{

QDataStream &operator<<(QDataStream &stream, const Event &event)
{
    return stream << event.ts << event.id << event.organization << event.severity << event.sourceType << event.eventid
                  << event.srcIp << event.dstIp << event.srcPort << event.dstPort << event.protocol << event.hostname
                  << event.signature << event.message << event.raw;
}

QDataStream &operator>>(QDataStream &stream, Event &event)
{
    stream >> event.ts >> event.id >> event.organization >> event.severity >> event.sourceType >> event.eventid >>
        event.srcIp >> event.dstIp >> event.srcPort >> event.dstPort >> event.protocol >> event.hostname >>
        event.signature >> event.message >> event.raw;
    refuseBeyond(stream, event.severity, kSeverities);
    refuseBeyond(stream, event.sourceType, kSourceTypes);
    return stream;
}

QDataStream &operator<<(QDataStream &stream, const EventPage &page)
{
    return stream << page.rows << page.facts;
}

QDataStream &operator>>(QDataStream &stream, EventPage &page)
{
    return stream >> page.rows >> page.facts;
}

} // namespace minixdr
