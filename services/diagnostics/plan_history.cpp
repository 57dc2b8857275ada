// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/plan_history.h"

#include <QDir>
#include <QLoggingCategory>

#include <nlohmann/json.hpp>

#include <algorithm>

Q_LOGGING_CATEGORY(lcPlans, "minixdr.diagnostics.plans", QtInfoMsg)

namespace minixdr
{
using nlohmann::json;

PlanHistory::PlanHistory(const QString &folder)
{
    if (!folder.isEmpty())
        m_file.emplace(QDir(folder).filePath(QStringLiteral("plans.jsonl")), kFileBound);
}

QByteArray PlanHistory::toLine(const Sighting &sighting)
{
    const json object{{"fingerprint", sighting.fingerprint.toStdString()},
                      {"statement", sighting.statement.toStdString()},
                      {"at", sighting.at.time_since_epoch().count()},
                      {"plan", json::parse(sighting.plan.json.begin(), sighting.plan.json.end())}};
    return QByteArray::fromStdString(object.dump()) + '\n';
}

std::optional<PlanHistory::Sighting> PlanHistory::fromLine(const QByteArray &line)
{
    try {
        const auto object = json::parse(line.begin(), line.end());
        auto plan = QueryPlan::parse(QByteArray::fromStdString(object.at("plan").dump()));
        if (!plan || !object.at("at").is_number_integer())
            return std::nullopt;
        return Sighting{QString::fromStdString(object.at("fingerprint").get<std::string>()),
                        QString::fromStdString(object.at("statement").get<std::string>()),
                        UtcTime{std::chrono::microseconds{object.at("at").get<qint64>()}}, std::move(*plan)};
    } catch (const json::exception &) { // of a line that another version wrote: the caller counts it
        return std::nullopt;
    }
}

void PlanHistory::take(Sighting sighting)
{
    auto &plans = m_plans[sighting.fingerprint];
    auto place = std::ranges::find(plans, sighting.plan.shape, [](const KnownPlan &known) { return known.plan.shape; });
    if (place == plans.end()) {
        KnownPlan known;
        known.fingerprint = sighting.fingerprint;
        known.statement = sighting.statement;
        known.firstSeen = sighting.at;
        place = plans.insert(plans.end(), std::move(known));
    }
    place->lastSeen = std::max(place->lastSeen, sighting.at);
    ++place->timesSeen;
    // One that was run tells more than one that was only planned.
    if (sighting.plan.isAnalyzed || !place->plan.isAnalyzed)
        place->plan = std::move(sighting.plan);
    std::ranges::stable_sort(plans, std::greater{}, &KnownPlan::lastSeen);
}

void PlanHistory::catchUp()
{
    if (!m_file)
        return;
    const auto lines = m_file->readNew();
    if (!lines) {
        qCWarning(lcPlans) << lines.error().what;
        return;
    }
    qsizetype unread = 0;
    for (const auto &line : *lines) {
        if (auto sighting = fromLine(line))
            take(std::move(*sighting));
        else
            ++unread;
    }
    if (unread > 0)
        qCWarning(lcPlans) << unread << "lines of the plan history cannot be read";
}

PlanHistory::Note PlanHistory::note(const SlowQuery &query, const QueryPlan &plan, UtcTime now)
{
    const std::lock_guard lock(m_mutex);
    catchUp();
    const auto &before = m_plans[query.fingerprint];
    Note note;
    note.hasChanged = !before.empty() && before.front().plan.shape != plan.shape;
    Sighting sighting{query.fingerprint, query.statement, now, plan};
    const auto written = m_file ? m_file->append(toLine(sighting)) : Result<>();
    if (!written)
        qCWarning(lcPlans) << "the plan will not outlive this program:" << written.error().what;
    if (m_file && written)
        catchUp();
    else
        take(std::move(sighting));
    note.known = m_plans[query.fingerprint];
    return note;
}

} // namespace minixdr
