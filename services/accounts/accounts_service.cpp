// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accounts_service.h"

#include "sql/accounts.h"

namespace minixdr
{

static Organization readOrganization(postgres::RowReader &row)
{
    const auto id = row.read<OrganizationId>();
    const auto name = row.read<QString>();
    return {id, name, row.read<QString>()};
}

User readUser(postgres::RowReader &row)
{
    User user;
    user.id = row.read<UserId>();
    user.email = row.read<QString>();
    user.fullName = row.read<QString>();
    user.role = row.read<QString>();
    return user;
}

Task<std::vector<Organization>> AccountsService::organizations(CallContext context)
{
    const postgres::Parameters none;
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::accounts::organizations, none, std::nullopt, readOrganization, context));
    co_return std::move(fetched.rows);
}

Task<std::vector<User>> AccountsService::users(Session session, CallContext context)
{
    const postgres::Parameters parameters(session.organization);
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::accounts::users, parameters, session.organization, readUser, context));
    co_return std::move(fetched.rows);
}

} // namespace minixdr
