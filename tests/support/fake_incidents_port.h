// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incidents_port.h"
#include "tests/support/fake_answers.h"
#include "tests/support/fake_events_port.h"
#include "tests/support/fake_pages.h"

namespace minixdr
{

inline UtcTime timeOf(const IncidentKey &key)
{
    return key.createdAt;
}

/// Incidents in memory behind the port, with versions and history as the service keeps them. GUI thread only.
class FakeIncidentsPort : public IncidentsPort
{
public:
    FakeAnswers answers;
    std::vector<Incident> rows; ///< newest first
    std::map<IncidentId, std::vector<HistoryEntry>> history;
    std::vector<IncidentQuery> asked;
    std::vector<IncidentChange> changes;
    std::vector<IncidentDraft> drafts;
    QString me = QStringLiteral("Mira Engel");

    QFuture<Result<IncidentPage>> page(IncidentQuery query, std::stop_token stop) override
    {
        asked.push_back(query);
        return answers.ask<IncidentPage>(
            [this, query] { return cutPage<IncidentPage>(matching(query.filter), query.position, query.pageSize); },
            std::move(stop));
    }

    QFuture<Result<IncidentDetail>> detail(IncidentId id, std::stop_token stop) override
    {
        return answers.ask<IncidentDetail>(
            [this, id]() -> Result<IncidentDetail> {
                const auto *incident = find(id);
                if (!incident)
                    return failure(ErrorKind::NotFound, QStringLiteral("no such incident"));
                return detailOf(*incident);
            },
            std::move(stop));
    }

    QFuture<Result<qint64>> countNewer(IncidentFilter filter, IncidentKey key, std::stop_token stop) override
    {
        return answers.ask<qint64>(
            [this, filter, key]() -> Result<qint64> {
                return std::ranges::count_if(matching(filter), [&](const Incident &i) { return key < i.key(); });
            },
            std::move(stop));
    }

    QFuture<Result<Incident>> create(IncidentDraft draft, std::stop_token stop) override
    {
        drafts.push_back(draft);
        return answers.ask<Incident>(
            [this, draft]() -> Result<Incident> {
                Incident incident;
                incident.id = IncidentId{rows.empty() ? 1 : rows.front().id.value + 1};
                incident.createdAt = incident.updatedAt =
                    rows.empty() ? UtcTime{} : rows.front().createdAt + std::chrono::minutes(1);
                incident.srcIp = draft.srcIp;
                incident.reason = draft.reason;
                incident.escalation = draft.escalation;
                incident.threatCategory = draft.threatCategory;
                incident.assignee = draft.assignee;
                incident.eventCount = static_cast<qint64>(draft.events.size());
                rows.insert(rows.begin(), incident);
                return incident;
            },
            std::move(stop));
    }

    QFuture<Result<Incident>> update(IncidentChange change, std::stop_token stop) override
    {
        changes.push_back(change);
        return answers.ask<Incident>([this, change] { return stored(change, me); }, std::move(stop));
    }

    QFuture<Result<HistoryEntry>> addNote(IncidentId id, QString text, std::stop_token stop) override
    {
        return answers.ask<HistoryEntry>(
            [this, id, text]() -> Result<HistoryEntry> {
                HistoryEntry entry{
                    AuditLogId{++m_lastHistory}, utcNow(), me, QStringLiteral("incident.note"), "{}", "{}", text};
                history[id].insert(history[id].begin(), entry); // the newest first
                return entry;
            },
            std::move(stop));
    }

    /// What another console does behind our back.
    void changeBehindOurBack(IncidentId id, IncidentStatus status, const QString &actor)
    {
        IncidentChange change;
        change.id = id;
        change.version = find(id)->version;
        change.status = status;
        (void)stored(change, actor);
    }

private:
    Incident *find(IncidentId id)
    {
        const auto found = std::ranges::find(rows, id, &Incident::id);
        return found == rows.end() ? nullptr : &*found;
    }

    Result<Incident> stored(const IncidentChange &change, const QString &actor)
    {
        auto *incident = find(change.id);
        if (!incident)
            return failure(ErrorKind::NotFound, QStringLiteral("no such incident"));
        if (incident->version != change.version)
            return failure(ErrorKind::Conflict, QStringLiteral("version %1 is no longer stored").arg(change.version));
        HistoryEntry entry{
            AuditLogId{++m_lastHistory}, utcNow(), actor, QStringLiteral("incident.update"), "{}", "{}", {}};
        if (change.status) {
            entry.oldValues = QStringLiteral(R"({"status":"%1"})").arg(toWire(incident->status)).toUtf8();
            entry.newValues = QStringLiteral(R"({"status":"%1"})").arg(toWire(*change.status)).toUtf8();
            incident->status = *change.status;
        }
        if (change.escalation)
            incident->escalation = *change.escalation;
        if (change.assignee) {
            incident->assignee = *change.assignee;
            incident->assigneeName = incident->assignee ? QStringLiteral("Somebody") : QString();
        }
        ++incident->version;
        history[change.id].insert(history[change.id].begin(), entry);
        return *incident;
    }

    IncidentDetail detailOf(const Incident &incident)
    {
        IncidentDetail detail;
        detail.incident = incident;
        detail.triageNote =
            R"({"summary":"Many failed logins from one address.","severity":"high",)"
            R"("recommendation":"Block the address at the edge.","rationale":["1,204 tries","no success"]})";
        detail.events = someEvents(12, incident.createdAt);
        for (auto &event : detail.events)
            event.raw.clear();
        detail.actions = {{ActionLogId{1},
                           incident.createdAt + std::chrono::minutes(2),
                           QStringLiteral("containment-1"),
                           QStringLiteral("containment"),
                           QStringLiteral("block_ip"),
                           R"({"ip":"203.0.113.7"})",
                           R"({"rule":"deny 203.0.113.7"})",
                           QStringLiteral("success"),
                           {}},
                          {ActionLogId{2}, incident.createdAt + std::chrono::minutes(3), QStringLiteral("edr-2"),
                           QStringLiteral("edr"), QStringLiteral("isolate_host"), R"({"host":"web-1"})", "{}",
                           QStringLiteral("failed"), QStringLiteral("agent offline")}};
        detail.history = history[incident.id];
        return detail;
    }

    std::vector<Incident> matching(const IncidentFilter &filter) const
    {
        std::vector<Incident> found;
        std::ranges::copy_if(rows, std::back_inserter(found), [&](const Incident &incident) {
            const auto isAmong = [](const auto &list, auto value) {
                return list.empty() || std::ranges::find(list, value) != list.end();
            };
            return isAmong(filter.statuses, incident.status) && isAmong(filter.escalations, incident.escalation) &&
                   (!filter.assignee || incident.assignee == filter.assignee) &&
                   (!filter.onlyUnassigned || !incident.assignee) &&
                   (!filter.from || incident.createdAt >= *filter.from) &&
                   (filter.threatCategory.isEmpty() || incident.threatCategory == filter.threatCategory) &&
                   (!filter.source || incident.srcIp == filter.source->address) &&
                   incident.reason.contains(filter.text, Qt::CaseInsensitive);
        });
        return found;
    }

    qint64 m_lastHistory = 0;
};

/// `count` incidents seven minutes apart, the newest `now`.
inline std::vector<Incident> someIncidents(int count, UtcTime now = UtcTime(std::chrono::hours(500'000)))
{
    static constexpr std::array kReasons{"SSH brute force, 1,204 tries", "Port scan of 214 ports",
                                         "Malware download by web-2", "Data theft: 4.2 GB to one address"};
    static constexpr std::array kCategories{"brute_force", "reconnaissance", "malware", "exfiltration"};
    std::vector<Incident> incidents;
    for (int i = 0; i < count; ++i) {
        Incident incident;
        incident.id = IncidentId{10'000 - i};
        incident.organization = OrganizationId{1};
        incident.createdAt = incident.updatedAt = now - std::chrono::minutes(7 * i + 2);
        incident.srcIp = IpAddress::parse(QStringLiteral("203.0.113.%1").arg(i % 9 + 1));
        incident.reason = QString::fromUtf8(kReasons[static_cast<size_t>(i % 4)]);
        incident.threatCategory = QString::fromUtf8(kCategories[static_cast<size_t>(i % 4)]);
        incident.status = kIncidentStatuses[static_cast<size_t>(i % 5)];
        incident.escalation = kEscalations[static_cast<size_t>((i + 3) % 4)];
        if (i % 3) {
            incident.assignee = UserId{i % 3};
            incident.assigneeName = i % 3 == 1 ? QStringLiteral("Mira Engel") : QStringLiteral("Jonas Okafor");
        }
        incident.riskScore = 0.95 - 0.07 * (i % 9);
        incident.eventCount = 12;
        incidents.push_back(std::move(incident));
    }
    return incidents;
}

} // namespace minixdr
