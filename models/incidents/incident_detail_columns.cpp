// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident_detail_columns.h"

#include "models/incidents/history_text.h"
#include "models/table/cell_text.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{

namespace
{

constexpr std::array<const char *, 3> kTimelineKinds{QT_TRANSLATE_NOOP("IncidentDetailColumns", "event"),
                                                     QT_TRANSLATE_NOOP("IncidentDetailColumns", "action"),
                                                     QT_TRANSLATE_NOOP("IncidentDetailColumns", "change")};

QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant kindOf(const TimelineEntry &entry)
{
    return QCoreApplication::translate(kIncidentDetailColumnsContext, kTimelineKinds[static_cast<size_t>(entry.kind)]);
}

QVariant severityOf(const TimelineEntry &entry)
{
    return entry.severity ? QVariant(static_cast<int>(*entry.severity)) : QVariant();
}

constexpr std::array kTimelineColumns{
    Column<TimelineEntry>{"time", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Time"), CellKind::Time,
                          [](const TimelineEntry &entry) { return toRaw(entry.at); }, 20},
    Column<TimelineEntry>{"kind", QT_TRANSLATE_NOOP("IncidentDetailColumns", "What"), CellKind::Text, &kindOf, 8},
    Column<TimelineEntry>{"severity", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Severity"), CellKind::Severity,
                          &severityOf, 11},
    Column<TimelineEntry>{"who", QT_TRANSLATE_NOOP("IncidentDetailColumns", "By"), CellKind::Text,
                          [](const TimelineEntry &entry) { return textOrNothing(entry.who); }, 16},
    Column<TimelineEntry>{"text", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Description"), CellKind::Text,
                          [](const TimelineEntry &entry) { return textOrNothing(entry.text); }, 30,
                          ColumnWish::Stretch},
};

constexpr std::array kActionColumns{
    Column<ActionLog>{"time", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Time"), CellKind::Time,
                      [](const ActionLog &action) { return toRaw(action.executedAt); }, 20},
    Column<ActionLog>{"agent", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Agent"), CellKind::Text,
                      [](const ActionLog &action) { return textOrNothing(action.agentId); }, 16},
    Column<ActionLog>{"type", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Type"), CellKind::Text,
                      [](const ActionLog &action) { return textOrNothing(action.agentType); }, 12},
    Column<ActionLog>{"action", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Action"), CellKind::Monospace,
                      [](const ActionLog &action) { return textOrNothing(action.actionName); }, 18},
    Column<ActionLog>{"status", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Status"), CellKind::Text,
                      [](const ActionLog &action) { return textOrNothing(action.status); }, 12},
    Column<ActionLog>{"error", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Error"), CellKind::Text,
                      [](const ActionLog &action) { return textOrNothing(action.error); }, 20},
    Column<ActionLog>{"params", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Parameters"), CellKind::Monospace,
                      [](const ActionLog &action) { return textOrNothing(QString::fromUtf8(action.params)); }, 24,
                      ColumnWish::Stretch},
    Column<ActionLog>{"result", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Result"), CellKind::Monospace,
                      [](const ActionLog &action) { return textOrNothing(QString::fromUtf8(action.result)); }, 24,
                      ColumnWish::Hidden},
};

constexpr std::array kHistoryColumns{
    Column<HistoryEntry>{"time", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Time"), CellKind::Time,
                         [](const HistoryEntry &entry) { return toRaw(entry.at); }, 20},
    Column<HistoryEntry>{"who", QT_TRANSLATE_NOOP("IncidentDetailColumns", "By"), CellKind::Text,
                         [](const HistoryEntry &entry) { return textOrNothing(entry.actor); }, 16},
    Column<HistoryEntry>{"action", QT_TRANSLATE_NOOP("IncidentDetailColumns", "What"), CellKind::Text,
                         [](const HistoryEntry &entry) { return QVariant(actionText(entry)); }, 18},
    Column<HistoryEntry>{
        "changes", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Changes"), CellKind::Text,
        [](const HistoryEntry &entry) { return textOrNothing(changeTexts(entry).join(QStringLiteral(", "))); }, 34},
    Column<HistoryEntry>{"note", QT_TRANSLATE_NOOP("IncidentDetailColumns", "Note"), CellKind::Text,
                         [](const HistoryEntry &entry) { return textOrNothing(entry.note); }, 24, ColumnWish::Stretch},
};

} // namespace

std::span<const Column<TimelineEntry>> timelineColumns()
{
    return kTimelineColumns;
}
std::span<const Column<ActionLog>> actionColumns()
{
    return kActionColumns;
}
std::span<const Column<HistoryEntry>> historyColumns()
{
    return kHistoryColumns;
}

} // namespace minixdr
