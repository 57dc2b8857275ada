// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/task.h"
#include "services/base/utc_time.h"
#include "services/postgres/pool.h"

#include <optional>

namespace minixdr
{

/// One thing done to one resource. The values are JSON objects of the changed fields alone.
struct AuditRecord {
    QString action;       ///< "incident.update"
    QString resourceType; ///< "incident"
    QString resourceId;
    QByteArray oldValues = "{}";
    QByteArray newValues = "{}";
    QString note; ///< empty: none
};

struct AuditReceipt {
    AuditLogId id;
    UtcTime at;
};

/// Who changed something last, and when.
struct LastChange {
    UtcTime at;
    QString actor;
};

/// Writes what was done into audit_logs, in the transaction that does it: neither is there without the other. Without
/// state; each lease must be in a transaction of the session's organization and live until the answer.
class AuditLog
{
public:
    Task<AuditReceipt> append(postgres::Lease *transaction, AuditRecord record, Session session,
                              CallContext context) const;

    /// Nothing if no change of the resource was recorded. Notes are no changes.
    Task<std::optional<LastChange>> lastChange(postgres::Lease *transaction, QString resourceType, QString resourceId,
                                               Session session, CallContext context) const;
};

} // namespace minixdr
