// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_log.h"

#include "sql/audit.h"

namespace minixdr
{

namespace
{

AuditReceipt readReceipt(postgres::RowReader &row)
{
    const auto id = row.read<AuditLogId>();
    return {id, row.read<UtcTime>()};
}

LastChange readLastChange(postgres::RowReader &row)
{
    const auto at = row.read<UtcTime>();
    return {at, row.read<QString>()};
}

} // namespace

Task<AuditReceipt> AuditLog::append(postgres::Lease *transaction, AuditRecord record, Session session,
                                    CallContext context) const
{
    const auto actorType = session.user ? QStringLiteral("user") : QStringLiteral("system");
    const auto note = record.note.isEmpty() ? std::nullopt : std::optional(record.note);
    const postgres::Parameters parameters(session.organization, actorType, session.user, session.actorName,
                                          record.action, record.resourceType, record.resourceId,
                                          postgres::Jsonb{record.oldValues}, postgres::Jsonb{record.newValues}, note);
    MX_CO_TRY(const auto rows, co_await transaction->query(sql::audit::append, parameters, std::nullopt, context));
    MX_CO_TRY(const auto receipts, rows.decode<AuditReceipt>(readReceipt));
    co_return receipts.front();
}

Task<std::optional<LastChange>> AuditLog::lastChange(postgres::Lease *transaction, QString resourceType,
                                                     QString resourceId, Session session, CallContext context) const
{
    const postgres::Parameters parameters(session.organization, resourceType, resourceId);
    MX_CO_TRY(const auto rows, co_await transaction->query(sql::audit::last_change, parameters, std::nullopt, context));
    MX_CO_TRY(auto changes, rows.decode<LastChange>(readLastChange));
    if (changes.empty())
        co_return std::nullopt;
    co_return std::move(changes.front());
}

} // namespace minixdr
