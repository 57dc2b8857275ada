// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident.h"

#include "services/base/wire_words.h"

namespace minixdr
{

namespace
{

constexpr WireWords<5> kStatusWords{"open", "investigating", "contained", "resolved", "dismissed"};
constexpr WireWords<4> kEscalationWords{"low", "medium", "high", "critical"};

} // namespace

QString toWire(IncidentStatus status)
{
    return wireWord(kStatusWords, status);
}

std::optional<IncidentStatus> incidentStatusFromWire(QStringView word)
{
    return fromWireWord<IncidentStatus>(kStatusWords, word);
}

QString toWire(Escalation escalation)
{
    return wireWord(kEscalationWords, escalation);
}

std::optional<Escalation> escalationFromWire(QStringView word)
{
    return fromWireWord<Escalation>(kEscalationWords, word);
}

} // namespace minixdr
