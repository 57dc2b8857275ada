// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident_timeline.h"

#include "models/incidents/history_text.h"
#include "models/table/cell_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace minixdr
{

namespace
{

/// A class, because lupdate files the strings of a free function under its namespace.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(IncidentTimeline)
};

TimelineEntry entryOf(const Event &event)
{
    const auto text = event.message.isEmpty() ? event.eventid : event.message;
    return {
        TimelineEntry::Kind::Event, event.ts, sourceTypeWord(event.sourceType), text, event.severity, event.id.value};
}

TimelineEntry entryOf(const ActionLog &action)
{
    const auto text = action.error.isEmpty()
                          ? Words::tr("%1: %2").arg(action.actionName, action.status)
                          : Words::tr("%1: %2, %3").arg(action.actionName, action.status, action.error);
    return {TimelineEntry::Kind::Action, action.executedAt, action.agentId, text, {}, action.id.value};
}

TimelineEntry entryOf(const HistoryEntry &history)
{
    QStringList parts{actionText(history)};
    parts += changeTexts(history).join(QStringLiteral(", "));
    parts += history.note;
    parts.removeAll(QString());
    return {TimelineEntry::Kind::History,      history.at, history.actor,
            parts.join(QStringLiteral(" · ")), {},         history.id.value};
}

} // namespace

std::vector<TimelineEntry> timelineOf(const IncidentDetail &detail)
{
    std::vector<TimelineEntry> entries;
    const auto add = [&](const auto &things) {
        for (const auto &thing : things)
            entries.push_back(entryOf(thing));
    };
    add(detail.events);
    add(detail.actions);
    add(detail.history);
    std::ranges::sort(entries, {}, &TimelineEntry::key);
    return entries;
}

} // namespace minixdr
