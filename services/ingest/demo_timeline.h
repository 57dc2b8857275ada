// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/demo_event_maker.h"
#include "services/ingest/demo_story.h"

#include <vector>

namespace minixdr::ingest
{

/// The events of a demo, minute by minute in the order (ts, id), in the memory of one minute: the background, by the
/// rhythm of day and week, and the attacks running at that time. Deterministic: the same request and organizations
/// give the same events. One thread; the scenario must outlive it.
class DemoTimeline
{
public:
    /// `organizations` are the ids of the scenario's organizations, in its order.
    DemoTimeline(const DemoScenario *scenario, DemoRequest request, std::vector<OrganizationId> organizations);

    /// Appends the events of the next minutes, at least `atLeast` of them unless the end comes first; false once
    /// everything was given.
    bool next(std::vector<Event> &events, std::size_t atLeast);

    /// The attacks with their triggers; complete after the last event.
    const std::vector<DemoStory> &stories() const { return m_stories; }

private:
    struct Running {
        std::size_t story = 0;
        qint64 next = 0;
        UtcTime nextTs;
        DemoRandom random;
    };

    quint64 weight(qint64 minute, std::size_t organization) const;
    void addBackground(std::size_t organization, std::vector<Event> &events);
    void addStories(std::vector<Event> &events);
    void runStory(Running &running, UtcTime until, std::vector<Event> &events);
    void keepTrigger(DemoStory &story, qint64 number, const Event &event) const;
    void finish(Event &event, std::size_t organization);
    UtcTime minuteStart() const;

    const DemoScenario *m_scenario;
    DemoRequest m_request;
    std::vector<OrganizationId> m_organizations;
    std::vector<DemoStory> m_stories;
    DemoEventMaker m_maker;
    QByteArray m_origin; ///< what the events' ids are derived from

    qint64 m_minutes = 0;
    qint64 m_minute = 0;
    qint64 m_background = 0; ///< events outside attacks, in all
    qint64 m_given = 0;      ///< of them, so far
    quint64 m_weight = 0;    ///< of all minutes
    quint64 m_passed = 0;    ///< of the minutes so far
    quint64 m_ordinal = 0;
    std::size_t m_nextStory = 0;
    std::vector<Running> m_running;
};

} // namespace minixdr::ingest
