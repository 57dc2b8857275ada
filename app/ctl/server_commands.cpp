// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/base/text_table.h"
#include "services/workspace/workspace.h"

#include <QLocale>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace minixdr::ctl
{
namespace
{

using Align = TextTable::Align;
using nlohmann::json;

json textOrNull(const std::optional<UtcTime> &time)
{
    return time ? json(toIso(*time).toStdString()) : json();
}

json toJson(const ServerSession &session)
{
    return {{"pid", session.pid},
            {"role", session.role.toStdString()},
            {"application", session.application.toStdString()},
            {"client", session.client ? json(session.client->toString().toStdString()) : json()},
            {"state", session.state.toStdString()},
            {"waits_for", session.waitsFor.toStdString()},
            {"transaction_since", textOrNull(session.transactionSince)},
            {"query_since", textOrNull(session.querySince)},
            {"query", session.query.toStdString()},
            {"hidden", session.isHidden},
            {"blocked_by", session.blockedBy}};
}

json toJson(const IndexUse &use)
{
    return {{"table", use.table.toStdString()},
            {"index", use.index.toStdString()},
            {"definition", use.definition.toStdString()},
            {"bytes", use.bytes},
            {"scans", use.scans},
            {"rows_read", use.rowsRead},
            {"constraint", use.isConstraint},
            {"unused", use.isUnused},
            {"duplicate_of", use.duplicateOf.toStdString()}};
}

json toJson(const TableSize &size)
{
    return {{"table", size.table.toStdString()},
            {"partitions", size.partitions},
            {"rows", size.rows ? json(*size.rows) : json()},
            {"table_bytes", size.tableBytes},
            {"index_bytes", size.indexBytes}};
}

json toJson(const IndexReport &report, const std::vector<TableSize> &sizes)
{
    auto tables = json::array();
    for (const auto &size : sizes)
        tables.push_back(toJson(size));
    auto indexes = json::array();
    for (const auto &use : report.indexes)
        indexes.push_back(toJson(use));
    auto missing = json::array();
    for (const auto &table : report.missing)
        missing.push_back({{"table", table.table.toStdString()},
                           {"sequential_scans", table.sequentialScans},
                           {"rows_per_scan", table.rowsPerScan},
                           {"index_scans", table.indexScans},
                           {"rows", table.rows}});
    return {{"counted_since", textOrNull(report.countedSince)},
            {"tables", std::move(tables)},
            {"indexes", std::move(indexes)},
            {"missing", std::move(missing)}};
}

QString blockersOf(const ServerSession &session)
{
    QStringList pids;
    for (const auto pid : session.blockedBy)
        pids << QString::number(pid);
    return pids.join(QLatin1Char(' '));
}

QString tableOf(const std::vector<ServerSession> &sessions)
{
    TextTable table({{QStringLiteral("PID"), Align::Right},
                     {QStringLiteral("ROLE")},
                     {QStringLiteral("APPLICATION")},
                     {QStringLiteral("STATE")},
                     {QStringLiteral("BLOCKED BY")},
                     {QStringLiteral("WAITS FOR")},
                     {QStringLiteral("SINCE (UTC)")},
                     {QStringLiteral("STATEMENT"), Align::Left, 80}});
    for (const auto &session : sessions)
        table.add({QString::number(session.pid), session.role, session.application,
                   session.isHidden ? QStringLiteral("(hidden)") : session.state, blockersOf(session), session.waitsFor,
                   session.querySince ? toIso(*session.querySince) : QString(), session.query.simplified()});
    return table.toString();
}

QString tableOf(const std::vector<TableSize> &sizes)
{
    TextTable table({{QStringLiteral("TABLE")},
                     {QStringLiteral("ROWS, ABOUT"), Align::Right},
                     {QStringLiteral("TABLE SIZE"), Align::Right},
                     {QStringLiteral("INDEX SIZE"), Align::Right}});
    for (const auto &size : sizes)
        table.add({size.table, size.rows ? QString::number(*size.rows) : QString(),
                   QLocale::c().formattedDataSize(size.tableBytes), QLocale::c().formattedDataSize(size.indexBytes)});
    return table.toString();
}

QString findingOf(const IndexUse &use)
{
    if (!use.duplicateOf.isEmpty())
        return QStringLiteral("duplicate of %1").arg(use.duplicateOf);
    return use.isUnused ? QStringLiteral("unused") : QString();
}

QString tableOf(const IndexReport &report)
{
    TextTable table({{QStringLiteral("TABLE")},
                     {QStringLiteral("INDEX")},
                     {QStringLiteral("SIZE"), Align::Right},
                     {QStringLiteral("SCANS"), Align::Right},
                     {QStringLiteral("FINDING"), Align::Left, 80}});
    for (const auto &use : report.indexes)
        table.add({use.table, use.index, QLocale::c().formattedDataSize(use.bytes), QString::number(use.scans),
                   findingOf(use)});
    for (const auto &missing : report.missing)
        table.add({missing.table,
                   {},
                   {},
                   {},
                   QStringLiteral("missing? read whole %1 times, %2 rows each")
                       .arg(missing.sequentialScans)
                       .arg(missing.rowsPerScan)});
    return table.toString();
}

ExitCode toldAbout(const CommandContext &context, qint32 pid, const QString &what, const Result<> &done)
{
    if (!done)
        return fail(context, QStringLiteral("session %1 was not %2").arg(pid).arg(what), done.error());
    context.terminal.note(QStringLiteral("session %1 was %2").arg(pid).arg(what));
    return ExitCode::Ok;
}

} // namespace

ExitCode runSessions(CommandContext &context, const SessionOptions &options)
{
    auto &diagnostics = context.workspace.diagnostics();
    if (options.cancel)
        return toldAbout(context, *options.cancel, QStringLiteral("cancelled"),
                         wait(diagnostics.cancelSession(*options.cancel, context.stop)));
    if (options.terminate)
        return toldAbout(context, *options.terminate, QStringLiteral("terminated"),
                         wait(diagnostics.terminateSession(*options.terminate, context.stop)));
    const auto sessions = wait(diagnostics.sessions(context.stop));
    if (!sessions)
        return fail(context, QStringLiteral("the server's sessions could not be read"), sessions.error());
    if (context.options.isJson) {
        auto rows = json::array();
        for (const auto &session : *sessions)
            rows.push_back(toJson(session));
        context.terminal.data(QString::fromStdString(rows.dump(2)) + QLatin1Char('\n'));
        return ExitCode::Ok;
    }
    context.terminal.data(tableOf(*sessions));
    if (const auto hidden = std::ranges::count_if(*sessions, &ServerSession::isHidden))
        context.terminal.note(
            QStringLiteral("%1 of other roles: the server hides what they do from the console's role").arg(hidden));
    return ExitCode::Ok;
}

ExitCode runIndexes(CommandContext &context)
{
    const auto report = wait(context.workspace.diagnostics().indexes(context.stop));
    if (!report)
        return fail(context, QStringLiteral("the use of indexes could not be read"), report.error());
    const auto sizes = wait(context.workspace.diagnostics().tableSizes(context.stop));
    if (!sizes)
        return fail(context, QStringLiteral("the sizes of tables could not be read"), sizes.error());
    if (context.options.isJson) {
        context.terminal.data(QString::fromStdString(toJson(*report, *sizes).dump(2)) + QLatin1Char('\n'));
        return ExitCode::Ok;
    }
    context.terminal.data(tableOf(*sizes) + QLatin1Char('\n') + tableOf(*report));
    context.terminal.note(report->countedSince
                              ? QStringLiteral("counted since %1 at the earliest").arg(toIso(*report->countedSince))
                              : QStringLiteral("counted since the database was made, or the server last crashed"));
    return ExitCode::Ok;
}

} // namespace minixdr::ctl
