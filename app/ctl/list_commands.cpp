// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/filter_arguments.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/events/event_json.h"
#include "services/incidents/incident_json.h"
#include "services/workspace/workspace.h"

#include <QLocale>

namespace minixdr::ctl
{
namespace
{

using Align = TextTable::Align;

template <typename Position>
Result<Position> positionOf(const ListOptions &options)
{
    if (options.at.isEmpty())
        return Position{PageNumber{options.page.value_or(1)}};
    const auto time = fromIso(options.at);
    if (!time)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--at: \"%1\" is not a time such as 2026-01-31T12:00:00Z").arg(options.at));
    return Position{PageAtTime{*time}};
}

template <typename T>
QString optionalText(const std::optional<T> &value)
{
    return value ? value->toString() : QString();
}

QString withPort(const std::optional<IpAddress> &address, const std::optional<qint32> &port)
{
    const auto text = optionalText(address);
    return port && address
               ? QStringLiteral("%1:%2").arg(address->isV6 ? QStringLiteral("[%1]").arg(text) : text).arg(*port)
               : text;
}

QString tableOf(const EventPage &page)
{
    TextTable table({{QStringLiteral("TIME (UTC)")},
                     {QStringLiteral("SEVERITY")},
                     {QStringLiteral("TYPE")},
                     {QStringLiteral("EVENT")},
                     {QStringLiteral("SOURCE")},
                     {QStringLiteral("DESTINATION")},
                     {QStringLiteral("HOST")},
                     {QStringLiteral("MESSAGE"), Align::Left, 80}});
    for (const auto &event : page.rows)
        table.add({toIso(event.ts), toWire(event.severity), toWire(event.sourceType), event.eventid,
                   withPort(event.srcIp, event.srcPort), withPort(event.dstIp, event.dstPort), event.hostname,
                   event.message});
    return table.toString();
}

QString tableOf(const IncidentPage &page)
{
    TextTable table({{QStringLiteral("ID"), Align::Right},
                     {QStringLiteral("CREATED (UTC)")},
                     {QStringLiteral("ESCALATION")},
                     {QStringLiteral("STATUS")},
                     {QStringLiteral("SOURCE")},
                     {QStringLiteral("ASSIGNEE")},
                     {QStringLiteral("EVENTS"), Align::Right},
                     {QStringLiteral("REASON"), Align::Left, 80}});
    for (const auto &incident : page.rows)
        table.add({QString::number(incident.id.value), toIso(incident.createdAt), toWire(incident.escalation),
                   toWire(incident.status), optionalText(incident.srcIp), incident.assigneeName,
                   QString::number(incident.eventCount), incident.reason});
    return table.toString();
}

/// Rows to stdout; where they stand in the whole to stderr.
template <typename Page>
ExitCode print(const CommandContext &context, const Page &page, const QByteArray &json)
{
    if (context.options.isJson) {
        context.terminal.data(QString::fromUtf8(json) + QLatin1Char('\n'));
        return ExitCode::Ok;
    }
    context.terminal.data(tableOf(page));
    context.terminal.note(QStringLiteral("page %1 of %2, %3 in all, server %4 ms%5")
                              .arg(page.facts.number)
                              .arg(page.facts.pages)
                              .arg(page.facts.total)
                              .arg(std::chrono::duration<double, std::milli>(page.timing.server).count(), 0, 'f', 1)
                              .arg(page.facts.fromCache ? QStringLiteral(" (from the cache)") : QString()));
    return ExitCode::Ok;
}

} // namespace

ExitCode runEvents(CommandContext &context, const ListOptions &options)
{
    const auto attempt = QStringLiteral("the events could not be listed");
    EventQuery query;
    auto filter = parseEventFilter(options.filters);
    if (!filter)
        return fail(context, attempt, filter.error());
    auto position = positionOf<EventPosition>(options);
    if (!position)
        return fail(context, attempt, position.error());
    query.filter = std::move(*filter);
    query.position = std::move(*position);
    query.pageSize = options.pageSize;
    const auto page = wait(context.workspace.events().page(std::move(query), context.stop));
    return page ? print(context, *page, toJson(*page)) : fail(context, attempt, page.error());
}

ExitCode runIncidents(CommandContext &context, const ListOptions &options)
{
    const auto attempt = QStringLiteral("the incidents could not be listed");
    const auto users = wait(context.workspace.accounts().users(context.stop));
    if (!users)
        return fail(context, attempt, users.error());
    IncidentQuery query;
    auto filter = parseIncidentFilter(options.filters, *users);
    if (!filter)
        return fail(context, attempt, filter.error());
    auto position = positionOf<IncidentPosition>(options);
    if (!position)
        return fail(context, attempt, position.error());
    query.filter = std::move(*filter);
    query.position = std::move(*position);
    query.pageSize = options.pageSize;
    const auto page = wait(context.workspace.incidents().page(std::move(query), context.stop));
    return page ? print(context, *page, toJson(*page)) : fail(context, attempt, page.error());
}

ExitCode fail(const CommandContext &context, const QString &attempt, const Error &error)
{
    context.terminal.endProgress();
    context.terminal.error(sentence(attempt, error));
    return exitCodeOf(error.kind);
}

} // namespace minixdr::ctl
