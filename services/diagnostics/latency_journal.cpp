// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/latency_journal.h"

#include "services/base/json_record.h"

#include <QDate>
#include <QDir>
#include <QLoggingCategory>

#include <nlohmann/json.hpp>

#include <optional>

Q_LOGGING_CATEGORY(lcJournal, "minixdr.diagnostics.journal", QtInfoMsg)

namespace minixdr
{
namespace
{

using nlohmann::json;

constexpr qint64 kMinutesADay = 24 * 60;

const auto kNames = QStringLiteral("latency-*.jsonl");

QString nameOf(qint64 minute)
{
    const auto day = QDate(1970, 1, 1).addDays(minute / kMinutesADay);
    return QStringLiteral("latency-%1.jsonl").arg(day.toString(QStringLiteral("yyyyMMdd")));
}

json toJson(const StatementTally &tally)
{
    return {{"calls", tally.calls},
            {"rows", tally.rows},
            {"errors", tally.errors},
            {"wait", tally.time.wait.count()},
            {"server", tally.time.server.count()},
            {"decode", tally.time.decode.count()},
            {"max", tally.maximum.count()},
            {"nanosecond_buckets", tally.buckets}};
}

StatementTally statementFrom(const json &object)
{
    StatementTally tally;
    tally.calls = object.at("calls");
    tally.rows = object.at("rows");
    tally.errors = object.at("errors");
    tally.time.wait = std::chrono::nanoseconds{object.at("wait").get<qint64>()};
    tally.time.server = std::chrono::nanoseconds{object.at("server").get<qint64>()};
    tally.time.decode = std::chrono::nanoseconds{object.at("decode").get<qint64>()};
    tally.maximum = std::chrono::nanoseconds{object.at("max").get<qint64>()};
    object.at("nanosecond_buckets").get_to(tally.buckets);
    return tally;
}

json toJson(const ResourceTally &tally)
{
    return {{"busiest", tally.busiest}, {"waiting", tally.mostWaiting}, {"limit", tally.limit},
            {"samples", tally.samples}, {"hits", tally.hits},           {"lookups", tally.lookups}};
}

ResourceTally resourcesFrom(const json &object)
{
    ResourceTally tally;
    tally.busiest = object.at("busiest");
    tally.mostWaiting = object.at("waiting");
    tally.limit = object.at("limit");
    tally.samples = object.at("samples");
    tally.hits = object.at("hits");
    tally.lookups = object.at("lookups");
    return tally;
}

QByteArray toLine(const LatencyMinute &minute)
{
    auto statements = json::object();
    for (const auto &[name, tally] : minute.tally.statements)
        statements[name] = toJson(tally);
    const json object{
        {"minute", minute.minute}, {"statements", statements}, {"resources", toJson(minute.tally.resources)}};
    return QByteArray::fromStdString(object.dump()) + '\n';
}

/// Nothing for a line that does not say what toLine() writes.
std::optional<LatencyMinute> fromLine(const QByteArray &line)
{
    try {
        const auto object = parseRecord(line);
        LatencyMinute minute;
        minute.minute = object.at("minute");
        for (const auto &[name, tally] : object.at("statements").items())
            minute.tally.statements.emplace(name, statementFrom(tally));
        minute.tally.resources = resourcesFrom(object.at("resources"));
        constexpr auto kLast = LatencyHistogram::kBucketCount;
        for (const auto &[name, tally] : minute.tally.statements)
            for (const auto &[bucket, times] : tally.buckets)
                if (bucket >= kLast)
                    return std::nullopt;
        return minute;
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

} // namespace

AppendedLines &LatencyJournal::file(const QString &name)
{
    return m_files.try_emplace(name, QDir(m_folder).filePath(name)).first->second;
}

Result<> LatencyJournal::append(const std::vector<LatencyMinute> &minutes)
{
    std::map<QString, QByteArray> linesOfFiles;
    for (const auto &minute : minutes)
        linesOfFiles[nameOf(minute.minute)] += toLine(minute);
    for (const auto &[name, lines] : linesOfFiles)
        MX_CHECK(file(name).append(lines));
    if (!minutes.empty())
        removeOldFiles(minutes.back().minute);
    return {};
}

void LatencyJournal::removeOldFiles(qint64 thisMinute)
{
    const auto today = thisMinute / kMinutesADay;
    if (std::exchange(m_cleanedDay, today) == today)
        return;
    const auto oldest = nameOf((today - kDays + 1) * kMinutesADay);
    QDir folder(m_folder);
    for (const auto &name : folder.entryList({kNames}, QDir::Files))
        if (name < oldest && !folder.remove(name))
            qCWarning(lcJournal) << "cannot remove" << name;
}

std::vector<LatencyMinute> LatencyJournal::readNew()
{
    std::vector<LatencyMinute> minutes;
    for (const auto &name : QDir(m_folder).entryList({kNames}, QDir::Files, QDir::Name)) {
        const auto lines = file(name).readNew();
        if (!lines) {
            qCWarning(lcJournal) << lines.error().what;
            continue;
        }
        const auto before = minutes.size();
        for (const auto &line : *lines)
            if (auto minute = fromLine(line))
                minutes.push_back(std::move(*minute));
        if (const auto lost = lines->size() - (minutes.size() - before); lost > 0)
            qCWarning(lcJournal) << lost << "lines of" << name << "cannot be read";
    }
    return minutes;
}

} // namespace minixdr
