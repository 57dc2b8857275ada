// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/wait.h"
#include "services/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace minixdr::ctl
{
namespace
{

using ingest::ImportReport;

nlohmann::json toJson(const QString &file, const ImportReport &report)
{
    auto rejects = nlohmann::json::array();
    for (const auto &reject : report.firstRejects)
        rejects.push_back({{"line", reject.line}, {"reason", reject.reason.toStdString()}});
    return {{"file", file.toStdString()},
            {"format", ingest::toWire(report.format).toStdString()},
            {"read", report.read},
            {"stored", report.stored},
            {"duplicates", report.duplicates},
            {"rejected", report.rejected},
            {"repaired", report.repaired},
            {"rejects_file",
             report.rejectsFile.isEmpty() ? nlohmann::json() : nlohmann::json(report.rejectsFile.toStdString())},
            {"first_rejects", std::move(rejects)},
            {"elapsed_ms", report.elapsed.count()}};
}

void print(const CommandContext &context, const QString &file, const ImportReport &report)
{
    context.terminal.data(QStringLiteral("%1 (%2): %3 read, %4 stored, %5 there already, %6 rejected, %7 ms\n")
                              .arg(file, ingest::toWire(report.format))
                              .arg(report.read)
                              .arg(report.stored)
                              .arg(report.duplicates)
                              .arg(report.rejected)
                              .arg(report.elapsed.count()));
    for (const auto &reject : report.firstRejects)
        context.terminal.note(QStringLiteral("  line %1: %2").arg(reject.line).arg(reject.reason));
    if (!report.rejectsFile.isEmpty())
        context.terminal.note(QStringLiteral("  the rejected lines are in %1").arg(report.rejectsFile));
}

} // namespace

ExitCode runImport(CommandContext &context, const ImportOptions &options)
{
    const auto format = ingest::importFormatFromWire(options.format);
    if (!format)
        return fail(context, QStringLiteral("--format %1").arg(options.format),
                    {ErrorKind::Invalid, QStringLiteral("write auto, suricata, cowrie, zeek or syslog"), {}});
    auto answers = nlohmann::json::array();
    auto exitCode = ExitCode::Ok;
    for (const auto &file : options.files) {
        ingest::ImportRequest request;
        request.path = file == QLatin1String("-") ? QStringLiteral("/dev/stdin") : file;
        request.format = *format;
        request.organization = context.workspace.session().organization;
        request.year = options.year;
        const auto report = wait(
            context.workspace.ingest().importFile(std::move(request), context.terminal.progressSink(), context.stop));
        context.terminal.endProgress();
        if (!report) {
            exitCode = fail(context, QStringLiteral("%1 could not be imported").arg(file), report.error());
            if (report.error().kind == ErrorKind::Cancelled)
                break;
            continue; // the other files are none the worse for it
        }
        if (report->rejected > 0 && exitCode == ExitCode::Ok)
            exitCode = ExitCode::Partial;
        if (context.options.isJson)
            answers.push_back(toJson(file, *report));
        else
            print(context, file, *report);
    }
    if (context.options.isJson)
        context.terminal.data(QString::fromStdString(nlohmann::json{{"imports", answers}}.dump(2)) + QLatin1Char('\n'));
    return exitCode;
}

} // namespace minixdr::ctl
