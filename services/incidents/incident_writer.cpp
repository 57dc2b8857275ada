// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_writer.h"

#include "services/accounts/accounts_service.h"
#include "services/incidents/incident_audit.h"
#include "services/incidents/incident_rows.h"
#include "services/postgres/sqlstate.h"
#include "sql/accounts.h"
#include "sql/incidents.h"

#include <algorithm>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr qsizetype kLongestReason = 256;
constexpr qsizetype kLongestCategory = 64;
constexpr qsizetype kLongestNote = 4000;
constexpr std::size_t kMostEvents = 1000;
constexpr auto kBumpBudget = 1s;

Result<> checkLength(const char *field, const QString &text, qsizetype least, qsizetype most)
{
    if (text.trimmed().size() < least || text.size() > most)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 must have %2…%3 characters").arg(QLatin1String(field)).arg(least).arg(most));
    if (text.contains(QChar(u'\0')))
        return failure(ErrorKind::Invalid, QStringLiteral("%1 holds a NUL character").arg(QLatin1String(field)));
    return {};
}

Result<> checkDraft(const IncidentDraft &draft)
{
    MX_CHECK(checkLength("reason", draft.reason, 1, kLongestReason));
    MX_CHECK(checkLength("threat_category", draft.threatCategory, 0, kLongestCategory));
    MX_CHECK(checkLength("note", draft.note, 0, kLongestNote));
    if (draft.events.size() > kMostEvents)
        return failure(ErrorKind::Invalid, QStringLiteral("events: at most %1 at a time").arg(kMostEvents));
    return {};
}

Incident withChange(Incident incident, const IncidentChange &change, const QString &assigneeName)
{
    incident.status = change.status.value_or(incident.status);
    incident.escalation = change.escalation.value_or(incident.escalation);
    if (change.assignee) {
        incident.assignee = *change.assignee;
        incident.assigneeName = assigneeName;
    }
    return incident;
}

bool isLost(const Error &error)
{
    return error.kind == ErrorKind::Contention;
}

template <typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

Task<Incident> IncidentWriter::create(IncidentDraft draft, Session session, CallContext context)
{
    MX_CO_CHECK(checkDraft(draft));
    auto stored = co_await createOnce(draft, session, context);
    if (!stored && isLost(stored.error()))
        stored = co_await createOnce(draft, session, context);
    co_await bump(session, errorOf(stored));
    co_return stored;
}

Task<Incident> IncidentWriter::update(IncidentChange change, Session session, CallContext context)
{
    MX_CO_CHECK(checkLength("note", change.note, 0, kLongestNote));
    auto stored = co_await updateOnce(change, session, context);
    if (!stored && isLost(stored.error()))
        stored = co_await updateOnce(change, session, context);
    co_await bump(session, errorOf(stored));
    co_return stored;
}

Task<HistoryEntry> IncidentWriter::addNote(IncidentId id, QString text, Session session, CallContext context)
{
    MX_CO_CHECK(checkLength("note", text, 1, kLongestNote));
    auto stored = co_await addNoteOnce(id, text, session, context);
    if (!stored && isLost(stored.error()))
        stored = co_await addNoteOnce(id, text, session, context);
    co_await bump(session, errorOf(stored));
    co_return stored;
}

Task<Incident> IncidentWriter::createOnce(IncidentDraft draft, Session session, CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_pool->acquire(context));
    MX_CO_CHECK(co_await lease.begin(session.organization, context));
    MX_CO_TRY(const auto assigneeName, co_await activeUserName(&lease, draft.assignee, session, context));
    MX_CO_TRY(const auto id, co_await insert(&lease, draft, session, context));
    MX_CO_CHECK(co_await linkEvents(&lease, id, draft.events, session, context));
    MX_CO_TRY(auto incident, co_await read(&lease, sql::incidents::one, id, session, context));
    const auto record = auditOfCreation(incident, draft.note);
    MX_CO_TRY([[maybe_unused]] const auto receipt, co_await m_audit.append(&lease, record, session, context));
    MX_CO_CHECK(co_await lease.commit(context));
    co_return incident;
}

Task<Incident> IncidentWriter::updateOnce(IncidentChange change, Session session, CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_pool->acquire(context));
    MX_CO_CHECK(co_await lease.begin(session.organization, context));
    MX_CO_TRY(const auto current, co_await read(&lease, sql::incidents::lock, change.id, session, context));
    MX_CO_CHECK(co_await checkVersion(&lease, current, change.version, session, context));
    const auto assignee = change.assignee.value_or(std::nullopt);
    const bool isReassigned = change.assignee && assignee != current.assignee;
    const auto toCheck = isReassigned ? assignee : std::nullopt;
    MX_CO_TRY(auto assigneeName, co_await activeUserName(&lease, toCheck, session, context));
    const auto wanted = withChange(current, change, isReassigned ? assigneeName : current.assigneeName);

    const auto record = auditOfChange(current, wanted, change.note);
    if (!record)
        co_return current;
    if (wanted != current)
        MX_CO_CHECK(co_await store(&lease, wanted, session, context));
    MX_CO_TRY([[maybe_unused]] const auto receipt, co_await m_audit.append(&lease, *record, session, context));
    MX_CO_TRY(auto incident, co_await read(&lease, sql::incidents::one, change.id, session, context));
    MX_CO_CHECK(co_await lease.commit(context));
    co_return incident;
}

Task<HistoryEntry> IncidentWriter::addNoteOnce(IncidentId id, QString text, Session session, CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_pool->acquire(context));
    MX_CO_CHECK(co_await lease.begin(session.organization, context));
    MX_CO_TRY(const auto incident, co_await read(&lease, sql::incidents::one, id, session, context));
    const auto record = auditOfNote(incident, text);
    MX_CO_TRY(const auto receipt, co_await m_audit.append(&lease, record, session, context));
    MX_CO_CHECK(co_await lease.commit(context));
    HistoryEntry entry{receipt.id,       receipt.at,       session.actorName, record.action,
                       record.oldValues, record.newValues, record.note};
    co_return entry;
}

Task<IncidentId> IncidentWriter::insert(postgres::Lease *transaction, IncidentDraft draft, Session session,
                                        CallContext context)
{
    const auto category = draft.threatCategory.isEmpty() ? std::nullopt : std::optional(draft.threatCategory);
    const postgres::Parameters parameters(session.organization, draft.srcIp, draft.reason, toWire(draft.escalation),
                                          category, draft.assignee);
    MX_CO_TRY(const auto rows, co_await transaction->query(sql::incidents::insert, parameters, std::nullopt, context));
    co_return rows.single<IncidentId>();
}

Task<> IncidentWriter::linkEvents(postgres::Lease *transaction, IncidentId id, std::vector<EventKey> events,
                                  Session session, CallContext context)
{
    if (events.empty())
        co_return {};
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    std::vector<UtcTime> times;
    std::vector<qint64> ids;
    for (const auto &key : events) {
        times.push_back(key.ts);
        ids.push_back(key.id.value);
    }
    const postgres::Parameters parameters(session.organization, id, times, ids);
    MX_CO_TRY(const auto rows,
              co_await transaction->query(sql::incidents::link_events, parameters, std::nullopt, context));
    const auto missing = static_cast<qint64>(events.size()) - rows.affected();
    if (missing > 0)
        co_return failure(
            ErrorKind::Invalid,
            QStringLiteral("events: %1 of %2 are not this organization's").arg(missing).arg(events.size()));
    co_return {};
}

Task<Incident> IncidentWriter::read(postgres::Lease *transaction, postgres::Statement statement, IncidentId id,
                                    Session session, CallContext context)
{
    const postgres::Parameters parameters(session.organization, id);
    MX_CO_TRY(const auto rows, co_await transaction->query(statement, parameters, std::nullopt, context));
    MX_CO_TRY(auto incidents, rows.decode<Incident>(readIncident));
    if (incidents.empty())
        co_return failure(ErrorKind::NotFound, QStringLiteral("no incident %1").arg(id.value));
    co_return std::move(incidents.front());
}

/// Empty for nobody; Invalid for a user who is another organization's, inactive or unknown.
Task<QString> IncidentWriter::activeUserName(postgres::Lease *transaction, std::optional<UserId> user, Session session,
                                             CallContext context)
{
    if (!user)
        co_return QString();
    const postgres::Parameters parameters(session.organization, *user);
    MX_CO_TRY(const auto rows,
              co_await transaction->query(sql::accounts::active_user, parameters, std::nullopt, context));
    MX_CO_TRY(const auto users, rows.decode<User>(readUser));
    if (users.empty())
        co_return failure(
            ErrorKind::Invalid,
            QStringLiteral("assignee: user %1 is not an active user of this organization").arg(user->value));
    co_return users.front().fullName;
}

Task<> IncidentWriter::checkVersion(postgres::Lease *transaction, Incident current, qint32 expected, Session session,
                                    CallContext context)
{
    if (current.version == expected)
        co_return {};
    MX_CO_TRY(const auto last, co_await m_audit.lastChange(transaction, QString::fromLatin1(kIncidentResource),
                                                           QString::number(current.id.value), session, context));
    co_return failure(
        ErrorKind::Conflict,
        QStringLiteral("incident %1 is at version %2, not %3; last changed by %4 at %5")
            .arg(current.id.value)
            .arg(current.version)
            .arg(expected)
            .arg(last ? last->actor : QStringLiteral("somebody"), toIso(last ? last->at : current.updatedAt)));
}

Task<> IncidentWriter::store(postgres::Lease *transaction, Incident incident, Session session, CallContext context)
{
    const postgres::Parameters parameters(session.organization, incident.id, toWire(incident.status),
                                          toWire(incident.escalation), incident.assignee);
    MX_CO_TRY([[maybe_unused]] const auto rows,
              co_await transaction->query(sql::incidents::update, parameters, std::nullopt, context));
    co_return {};
}

/// Whoever cancels now is too late to keep the write from readers, so this has a time of its own.
Task<> IncidentWriter::bump(Session session, std::optional<Error> error)
{
    if (!m_cache || (error && !postgres::isCompletionUnknown(*error)))
        co_return {};
    const QStringList tags{QStringLiteral("incidents")};
    if (error) // the server may still be at it
        m_cache->bumpLater(session.organization, tags);
    const auto context = CallContext::within(kBumpBudget);
    co_return co_await m_cache->bump(session.organization, tags, context);
}

} // namespace minixdr
