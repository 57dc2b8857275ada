// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_timeline.h"

#include "services/ingest/event_identity.h"

#include <algorithm>

namespace minixdr::ingest
{
using namespace std::chrono;

namespace
{

constexpr qint64 kFirstTriggers = 60;
constexpr qint64 kLastTriggers = 20;
constexpr quint64 kLongestBurst = 9;
__extension__ using Wide = unsigned __int128;

} // namespace

DemoTimeline::DemoTimeline(const DemoScenario *scenario, DemoRequest request, std::vector<OrganizationId> organizations)
    : m_scenario(scenario), m_request(request), m_organizations(std::move(organizations)),
      m_stories(planStories(*scenario, request)), m_maker(scenario),
      m_origin("demo:" + QByteArray::number(request.seed)), m_minutes(qint64(scenario->days) * 24 * 60),
      m_background(request.events)
{
    for (const auto &story : m_stories)
        m_background -= story.size;
    for (qint64 minute = 0; minute < m_minutes; ++minute)
        for (std::size_t organization = 0; organization < m_organizations.size(); ++organization)
            m_weight += weight(minute, organization);
}

UtcTime DemoTimeline::minuteStart() const
{
    return m_request.until - days{m_scenario->days} + minutes{m_minute};
}

/// How busy a minute is: by hour and weekday of the organization's own clock, and by chance.
quint64 DemoTimeline::weight(qint64 minute, std::size_t organization) const
{
    const auto &who = m_scenario->organizations[organization];
    const auto local = m_request.until - days{m_scenario->days} + minutes{minute} + hours{who.utcOffset};
    const auto day = floor<days>(local);
    const auto hour = std::size_t(floor<hours>(local - day).count());
    const std::chrono::weekday weekday{day};
    const bool isWeekend = weekday == Saturday || weekday == Sunday;
    const auto chance = 512 + mixed(m_request.seed ^ mixed(quint64(minute) * 64 + organization)) % 1024;
    return who.share * m_scenario->hours[hour] * quint64(isWeekend ? who.weekend : 100) * chance / 1024;
}

bool DemoTimeline::next(std::vector<Event> &events, std::size_t atLeast)
{
    const auto wanted = events.size() + std::max<std::size_t>(atLeast, 1);
    while (m_minute < m_minutes && events.size() < wanted) {
        const auto first = qsizetype(events.size());
        for (std::size_t organization = 0; organization < m_organizations.size(); ++organization)
            addBackground(organization, events);
        addStories(events);
        std::sort(events.begin() + first, events.end(),
                  [](const Event &a, const Event &b) { return a.key() < b.key(); });
        ++m_minute;
    }
    return m_minute < m_minutes;
}

void DemoTimeline::finish(Event &event, std::size_t organization)
{
    event.organization = m_organizations[organization];
    event.id = eventIdOf(event.organization, event.ts, m_origin, m_ordinal++);
}

/// Sensors speak in bursts: a few events of one kind within seconds.
void DemoTimeline::addBackground(std::size_t organization, std::vector<Event> &events)
{
    m_passed += weight(m_minute, organization);
    const auto due = m_weight == 0 ? 0 : qint64(Wide(m_background) * m_passed / m_weight);
    const auto &who = m_scenario->organizations[organization];
    DemoRandom random(mixed(m_request.seed + 1) ^ mixed(quint64(m_minute) * 64 + organization));
    const auto kinds = weightOf(who.background);
    while (m_given < due) {
        const auto kind = drawn(who.background, random.below(kinds));
        const auto burst = std::min(due - m_given, qint64(1 + random.below(kLongestBurst)));
        const DemoActors actors{&who, random.oneOf(m_scenario->attackers), random.oneOf(who.servers)};
        const auto second = random.below(56);
        for (qint64 event = 0; event < burst; ++event) {
            const auto ts = minuteStart() + seconds{second} + microseconds{random.below(4'000'000)};
            finish(events.emplace_back(m_maker.make(kind, actors, ts, random)), organization);
        }
        m_given += burst;
    }
}

void DemoTimeline::addStories(std::vector<Event> &events)
{
    const auto until = minuteStart() + minutes{1};
    for (; m_nextStory < m_stories.size() && m_stories[m_nextStory].start < until; ++m_nextStory) {
        const auto seed = mixed(m_request.seed + 2) ^ mixed(m_nextStory);
        m_running.push_back({m_nextStory, 0, m_stories[m_nextStory].start, DemoRandom(seed)});
    }
    for (auto &running : m_running)
        runStory(running, until, events);
    std::erase_if(m_running, [this](const Running &running) { return running.next >= m_stories[running.story].size; });
}

void DemoTimeline::runStory(Running &running, UtcTime until, std::vector<Event> &events)
{
    auto &story = m_stories[running.story];
    const auto &kind = m_scenario->kinds[story.kind];
    const DemoActors actors{&m_scenario->organizations[story.organization], story.attacker, story.victim};
    while (running.next < story.size && running.nextTs < until) {
        const auto &phase = kind.phases[story.phaseOf(running.next)];
        const auto form = running.random.oneOf(phase.templates);
        auto &event = events.emplace_back(m_maker.make(form, actors, running.nextTs, running.random));
        finish(event, story.organization);
        keepTrigger(story, running.next, event);
        ++running.next;
        const auto jitter = microseconds{running.random.below(quint64(story.step.count()))};
        running.nextTs = story.start + story.step * running.next + jitter;
    }
}

void DemoTimeline::keepTrigger(DemoStory &story, qint64 number, const Event &event) const
{
    if (number < kFirstTriggers || number >= story.size - kLastTriggers)
        story.triggers.push_back(event.key());
}

} // namespace minixdr::ingest
