// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_story.h"

#include <algorithm>

namespace minixdr::ingest
{
using namespace std::chrono;

namespace
{

constexpr qint64 kSmallest = 6;  ///< events of an attack, if there are enough of them
constexpr minutes kQuietEnd{10}; ///< before the end of the demo, so that the last attack is noticed within it
__extension__ using Wide = unsigned __int128;

/// A few large ones, many small ones: 1 to 50 times its kind's size.
quint64 sizeWeight(const DemoStoryKind &kind, DemoRandom &random)
{
    return kind.size * 100 / (2 + random.below(100));
}

WeightedList<std::size_t> organizationsByShare(const DemoScenario &scenario)
{
    WeightedList<std::size_t> list;
    for (std::size_t index = 0; index < scenario.organizations.size(); ++index)
        list.push_back({index, scenario.organizations[index].share});
    return list;
}

/// Somebody else attacks seldom, a few attack often.
const DemoPeer &anAttacker(const DemoScenario &scenario, DemoRandom &random)
{
    const auto count = scenario.attackers.size();
    const auto rank = std::min({random.below(count), random.below(count), random.below(count)});
    return scenario.attackers[mixed(rank) % count];
}

const DemoPeer &aVictim(const DemoOrganization &organization, const DemoStoryKind &kind, DemoRandom &random)
{
    if (kind.category == QLatin1String("honeypot") && !organization.honeypots.empty())
        return random.oneOf(organization.honeypots);
    const bool isWorkstation = kind.isVictimTheAddress && random.happens(70);
    return random.oneOf(isWorkstation ? organization.workstations : organization.servers);
}

void cutPhases(const DemoStoryKind &kind, DemoStory &story)
{
    int share = 0;
    int all = 0;
    for (const auto &phase : kind.phases)
        all += phase.share;
    qint64 before = 0;
    for (const auto &phase : kind.phases) {
        share += phase.share;
        const qint64 end = story.size * share / all;
        story.phaseEnds.push_back(end);
        story.largestPhase = std::max(story.largestPhase, end - before);
        before = end;
    }
}

void placeInTime(const DemoStoryKind &kind, const DemoScenario &scenario, UtcTime until, DemoRandom &random,
                 DemoStory &story)
{
    const UtcTime from = until - days{scenario.days};
    const microseconds span = minutes{random.between(kind.shortestMinutes, kind.longestMinutes)};
    const microseconds room = until - kQuietEnd - span - from;
    story.start = from + microseconds{random.between(0, room.count())};
    story.step = std::max<microseconds>(microseconds{1}, span / std::max<qint64>(story.size, 1));
    story.detectedAt = story.start + span * random.between(35, 100) / 100 + seconds{random.between(4, 90)};
}

/// Shares `events` out by weight; what rounding leaves goes to the next one.
void shareOut(qint64 events, const std::vector<quint64> &weights, std::vector<DemoStory> &stories)
{
    const auto count = qint64(stories.size());
    const qint64 base = std::min(kSmallest, events / std::max<qint64>(count, 1));
    const auto rest = Wide(events - base * count);
    Wide all = 0;
    for (const auto weight : weights)
        all += weight;
    Wide sum = 0;
    qint64 given = 0;
    for (std::size_t index = 0; index < stories.size(); ++index) {
        sum += weights[index];
        const auto upToHere = qint64(rest * sum / all);
        stories[index].size = base + upToHere - given;
        given = upToHere;
    }
}

} // namespace

std::size_t DemoStory::phaseOf(qint64 event) const
{
    const auto found = std::upper_bound(phaseEnds.begin(), phaseEnds.end(), event);
    return std::min(std::size_t(found - phaseEnds.begin()), phaseEnds.size() - 1);
}

std::vector<DemoStory> planStories(const DemoScenario &scenario, const DemoRequest &request)
{
    DemoRandom random(mixed(request.seed) ^ 0x5709);
    const auto organizations = organizationsByShare(scenario);
    const auto organizationWeight = weightOf(organizations);
    std::vector<DemoStory> stories(std::size_t(request.incidents));
    std::vector<quint64> weights;
    for (auto &story : stories) {
        story.organization = drawn(organizations, random.below(organizationWeight));
        const auto &kinds = scenario.organizations[story.organization].stories;
        story.kind = drawn(kinds, random.below(weightOf(kinds)));
        weights.push_back(sizeWeight(scenario.kinds[story.kind], random));
    }
    if (!stories.empty())
        shareOut(request.events * scenario.storyShare / 100, weights, stories);
    for (auto &story : stories) {
        const auto &kind = scenario.kinds[story.kind];
        placeInTime(kind, scenario, request.until, random, story);
        cutPhases(kind, story);
        story.attacker = anAttacker(scenario, random);
        story.victim = aVictim(scenario.organizations[story.organization], kind, random);
    }
    std::stable_sort(stories.begin(), stories.end(),
                     [](const DemoStory &a, const DemoStory &b) { return a.start < b.start; });
    return stories;
}

} // namespace minixdr::ingest
