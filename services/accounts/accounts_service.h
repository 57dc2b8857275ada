// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/audit/audit_log.h"
#include "services/base/task.h"
#include "services/postgres/pool.h"

#include <vector>

namespace minixdr
{

/// The columns of every list of users, in their order.
User readUser(postgres::RowReader &row);

/// Who exists: organizations, and the users of the session's one. Lives on the service thread, owned by a workspace;
/// the pools outlive it.
class AccountsService
{
public:
    /// `ownerPool` makes organizations, which the role of the services may only read.
    AccountsService(postgres::Pool *pool, postgres::Pool *ownerPool) : m_pool(pool), m_ownerPool(ownerPool) {}

    /// Without those of load tests, by name.
    Task<std::vector<Organization>> organizations(CallContext context);
    /// The active users of the session's organization, by name.
    Task<std::vector<User>> users(Session session, CallContext context);

    /// Makes one without users, audited in the session's name. Invalid without a slug (slugOf()), Conflict if there is
    /// one of this name or slug, be it that of a load test.
    Task<Organization> addOrganization(QString name, Session session, CallContext context);

private:
    postgres::Pool *m_pool;
    postgres::Pool *m_ownerPool;
    AuditLog m_audit;
};

} // namespace minixdr
