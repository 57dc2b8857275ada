// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/ingest/demo_story.h"

#include <vector>

namespace minixdr::ingest
{

struct DemoActionRow {
    UtcTime at;
    QString agent;
    QString type;
    QString name;
    QString params; ///< JSON
    QString result; ///< JSON
    QString status;
    QString error;
};

struct DemoHistoryRow {
    UtcTime at;
    qint64 actor = 0; ///< a user; 0 for an agent
    QString actorName;
    QString action;
    QString oldValues = QStringLiteral("{}"); ///< JSON
    QString newValues = QStringLiteral("{}"); ///< JSON
    QString note;
};

/// An incident as the tables want it, made of an attack.
struct DemoIncident {
    IncidentId id;
    UtcTime createdAt;
    UtcTime updatedAt;
    qint64 version = 1;
    QString address;
    QString reason;
    QString status;
    QString escalation;
    qint64 assignee = 0; ///< 0: nobody
    qint64 riskPercent = 0;
    QString category;
    QString containment;
    bool isAutoContained = false;
    QString triageNote; ///< JSON
    std::vector<DemoActionRow> actions;
    std::vector<DemoHistoryRow> history;
    const DemoStory *story = nullptr; ///< whose triggers are its events
};

/// What became of an attack until `until`: who took it, what was done, what was noted. The older, the more is settled.
/// `users` are the ids of the organization's users. Deterministic.
DemoIncident makeIncident(const DemoScenario &scenario, const DemoStory &story, const std::vector<UserId> &users,
                          UtcTime until, DemoRandom random);

} // namespace minixdr::ingest
