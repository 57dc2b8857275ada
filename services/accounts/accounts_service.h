// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/task.h"
#include "services/postgres/pool.h"

#include <vector>

namespace minixdr
{

/// The columns of every list of users, in their order.
User readUser(postgres::RowReader &row);

/// Who exists: organizations, and the users of the session's one. Lives on the service thread, owned by a workspace;
/// the pool outlives it.
class AccountsService
{
public:
    explicit AccountsService(postgres::Pool *pool) : m_pool(pool) {}

    /// Without those of load tests, by name.
    Task<std::vector<Organization>> organizations(CallContext context);
    /// The active users of the session's organization, by name.
    Task<std::vector<User>> users(Session session, CallContext context);

private:
    postgres::Pool *m_pool;
};

} // namespace minixdr
