// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/incidents/incident_json.h"
#include "services/workspace/workspace.h"

namespace minixdr::ctl
{
namespace
{

QString headOf(const Incident &incident)
{
    TextTable table(
        {{QStringLiteral("INCIDENT")}, {QStringLiteral("#%1").arg(incident.id.value), TextTable::Align::Left, 256}});
    const auto add = [&table](const char *name, const QString &value) {
        if (!value.isEmpty())
            table.add({QString::fromLatin1(name), value});
    };
    add("reason", incident.reason);
    add("status", toWire(incident.status));
    add("escalation", toWire(incident.escalation));
    add("created", toIso(incident.createdAt));
    add("updated", toIso(incident.updatedAt));
    add("source", incident.srcIp ? incident.srcIp->toString() : QString());
    add("assignee", incident.assigneeName);
    add("category", incident.threatCategory);
    add("risk", incident.riskScore ? QString::number(*incident.riskScore, 'f', 2) : QString());
    add("events", QString::number(incident.eventCount));
    return table.toString();
}

QString actionsOf(const IncidentDetail &detail)
{
    TextTable table({{QStringLiteral("EXECUTED (UTC)")},
                     {QStringLiteral("AGENT")},
                     {QStringLiteral("ACTION")},
                     {QStringLiteral("STATUS")},
                     {QStringLiteral("ERROR")}});
    for (const auto &action : detail.actions)
        table.add({toIso(action.executedAt), action.agentId, action.actionName, action.status, action.error});
    return table.toString();
}

QString historyOf(const IncidentDetail &detail)
{
    TextTable table({{QStringLiteral("AT (UTC)")},
                     {QStringLiteral("WHO")},
                     {QStringLiteral("WHAT")},
                     {QStringLiteral("NOTE"), TextTable::Align::Left, 100}});
    for (const auto &entry : detail.history)
        table.add({toIso(entry.at), entry.actor, entry.action, entry.note});
    return table.toString();
}

QString eventsOf(const IncidentDetail &detail)
{
    TextTable table({{QStringLiteral("EVENT TIME (UTC)")},
                     {QStringLiteral("SEVERITY")},
                     {QStringLiteral("EVENT")},
                     {QStringLiteral("MESSAGE"), TextTable::Align::Left, 100}});
    for (const auto &event : detail.events)
        table.add({toIso(event.ts), toWire(event.severity), event.eventid, event.message});
    return table.toString();
}

} // namespace

ExitCode runShow(CommandContext &context, qint64 incident)
{
    const auto detail = wait(context.workspace.incidents().detail(IncidentId{incident}, context.stop));
    if (!detail)
        return fail(context, QStringLiteral("incident %1 could not be shown").arg(incident), detail.error());
    if (context.options.isJson) {
        context.terminal.data(QString::fromUtf8(toJson(*detail)) + QLatin1Char('\n'));
        return ExitCode::Ok;
    }
    const QStringList parts{headOf(detail->incident), actionsOf(*detail), historyOf(*detail), eventsOf(*detail)};
    context.terminal.data(parts.join(QLatin1Char('\n')));
    const auto shown = std::ssize(detail->events);
    if (shown < detail->incident.eventCount)
        context.terminal.note(
            QStringLiteral("the newest %1 of its %2 events").arg(shown).arg(detail->incident.eventCount));
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
