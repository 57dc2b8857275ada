// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident_columns.h"

#include "models/table/cell_text.h"

#include <array>

namespace minixdr
{

namespace
{

/// An empty text is no value.
QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

constexpr std::array kColumns{
    Column<Incident>{"escalation", QT_TRANSLATE_NOOP("IncidentColumns", "Escalation"), CellKind::Escalation,
                     [](const Incident &incident) { return QVariant(static_cast<int>(incident.escalation)); }, 9},
    Column<Incident>{"id", QT_TRANSLATE_NOOP("IncidentColumns", "Number"), CellKind::Monospace,
                     [](const Incident &incident) { return QVariant(incidentNumber(incident.id)); }, 7},
    Column<Incident>{"age", QT_TRANSLATE_NOOP("IncidentColumns", "Age"), CellKind::Age,
                     [](const Incident &incident) { return toRaw(incident.createdAt); }, 5},
    Column<Incident>{
        "source", QT_TRANSLATE_NOOP("IncidentColumns", "Source"), CellKind::Monospace,
        [](const Incident &incident) { return incident.srcIp ? QVariant(incident.srcIp->toString()) : QVariant(); },
        17},
    Column<Incident>{"reason", QT_TRANSLATE_NOOP("IncidentColumns", "Reason"), CellKind::Text,
                     [](const Incident &incident) { return QVariant(incident.reason); }, 30, ColumnWish::Stretch},
    Column<Incident>{"category", QT_TRANSLATE_NOOP("IncidentColumns", "Category"), CellKind::Text,
                     [](const Incident &incident) { return textOrNothing(incident.threatCategory); }, 13},
    Column<Incident>{"status", QT_TRANSLATE_NOOP("IncidentColumns", "Status"), CellKind::IncidentStatus,
                     [](const Incident &incident) { return QVariant(static_cast<int>(incident.status)); }, 14},
    Column<Incident>{"assignee", QT_TRANSLATE_NOOP("IncidentColumns", "Assignee"), CellKind::Text,
                     [](const Incident &incident) { return textOrNothing(incident.assigneeName); }, 12},
    Column<Incident>{"events", QT_TRANSLATE_NOOP("IncidentColumns", "Events"), CellKind::Number,
                     [](const Incident &incident) { return QVariant::fromValue<qint64>(incident.eventCount); }, 6},
    Column<Incident>{
        "risk", QT_TRANSLATE_NOOP("IncidentColumns", "Risk"), CellKind::Number,
        [](const Incident &incident) { return incident.riskScore ? QVariant(*incident.riskScore) : QVariant(); }, 5},
    Column<Incident>{"created", QT_TRANSLATE_NOOP("IncidentColumns", "Created"), CellKind::Time,
                     [](const Incident &incident) { return toRaw(incident.createdAt); }, 20, ColumnWish::Hidden},
    Column<Incident>{"updated", QT_TRANSLATE_NOOP("IncidentColumns", "Updated"), CellKind::Time,
                     [](const Incident &incident) { return toRaw(incident.updatedAt); }, 20, ColumnWish::Hidden},
};

} // namespace

QString incidentNumber(IncidentId id)
{
    return QStringLiteral("#%1").arg(id.value);
}

std::span<const Column<Incident>> incidentColumns()
{
    return kColumns;
}

} // namespace minixdr
