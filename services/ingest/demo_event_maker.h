// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/demo_random.h"
#include "services/ingest/demo_scenario.h"

namespace minixdr::ingest
{

/// Who takes part in an event besides the organization's own hosts.
struct DemoActors {
    const DemoOrganization *organization = nullptr;
    DemoPeer attacker;
    DemoPeer victim;
};

/// Makes events of templates; keeps buffers between them, for it is called millions of times. One thread.
class DemoEventMaker
{
public:
    explicit DemoEventMaker(const DemoScenario *scenario) : m_scenario(scenario) {}

    /// An event without id and organization.
    Event make(std::size_t templateIndex, const DemoActors &actors, UtcTime ts, DemoRandom &random);

private:
    const DemoPeer &peerOf(DemoRole role, const DemoActors &actors, DemoRandom &random) const;
    void fillValues(const DemoTemplate &form, const DemoActors &actors, DemoRandom &random);
    QByteArray valueOf(DemoSlot slot, const DemoActors &actors, DemoRandom &random);
    QByteArray isoTime();

    const DemoScenario *m_scenario;
    std::vector<QByteArray> m_values; ///< of the slots of the template at hand
    QByteArray m_text;
    UtcTime m_ts;
    UtcTime m_minute = UtcTime::min();
    QByteArray m_minuteText; ///< "2026-01-02T03:04:"
    DemoPeer m_source;
    DemoPeer m_target;
    qint32 m_sourcePort = 0;
    qint32 m_targetPort = 0;
    QByteArray m_host;
};

} // namespace minixdr::ingest
