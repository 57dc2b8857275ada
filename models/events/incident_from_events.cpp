// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/incident_from_events.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace minixdr
{

namespace
{

std::optional<IpAddress> mostFrequentSource(std::span<const Event> events)
{
    std::map<IpAddress, int> counts;
    for (const auto &event : events)
        if (event.srcIp)
            ++counts[*event.srcIp];
    const auto most = std::ranges::max_element(counts, {}, [](const auto &entry) { return entry.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

Escalation escalationFor(Severity severity)
{
    return severity <= Severity::Low ? Escalation::Low : static_cast<Escalation>(static_cast<int>(severity) - 1);
}

QString nameOf(const Event &event)
{
    if (!event.signature.isEmpty())
        return event.signature;
    return event.message.isEmpty() ? event.eventid : event.message;
}

QString reasonOf(const Event &worst, qsizetype count)
{
    const auto further = count == 1 ? QString()
                                    : QCoreApplication::translate("IncidentFromEvents", " (and %n more)", nullptr,
                                                                  static_cast<int>(count - 1));
    return nameOf(worst).simplified().left(kMaxReasonLength - further.size()) + further;
}

} // namespace

IncidentDraft incidentFromEvents(std::span<const Event> events)
{
    IncidentDraft draft;
    if (events.empty())
        return draft;
    const auto &worst = *std::ranges::max_element(events, {}, &Event::severity);
    draft.srcIp = mostFrequentSource(events);
    draft.reason = reasonOf(worst, std::ssize(events));
    draft.escalation = escalationFor(worst.severity);
    for (const auto &event : events)
        draft.events.push_back(event.key());
    return draft;
}

} // namespace minixdr
