// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accounts_service.h"

#include "services/accounts/slug.h"
#include "sql/accounts.h"

#include <nlohmann/json.hpp>

namespace minixdr
{

namespace
{

Organization readOrganization(postgres::RowReader &row)
{
    const auto id = row.read<OrganizationId>();
    const auto name = row.read<QString>();
    return {id, name, row.read<QString>()};
}

AuditRecord auditOf(const Organization &made)
{
    AuditRecord record;
    record.action = QStringLiteral("organization.create");
    record.resourceType = QStringLiteral("organization");
    record.resourceId = QString::number(made.id.value);
    const nlohmann::json values{{"name", made.name.toStdString()}, {"slug", made.slug.toStdString()}};
    record.newValues = QByteArray::fromStdString(values.dump());
    return record;
}

} // namespace

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

Task<Organization> AccountsService::addOrganization(QString name, Session session, CallContext context)
{
    const auto slug = slugOf(name);
    if (slug.isEmpty())
        co_return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" has no letter of a to z and no digit to make a short name of").arg(name));
    MX_CO_TRY(auto lease, co_await m_ownerPool->acquire(context));
    const postgres::Parameters none;
    MX_CO_TRY(const auto next, co_await lease.query(sql::accounts::next_organization_id, none, std::nullopt, context));
    MX_CO_TRY(session.organization.value, next.single<qint64>());
    MX_CO_CHECK(co_await lease.begin(session.organization, context)); // its audit is a row of its own tenant
    const postgres::Parameters named(session.organization, name.trimmed(), slug);
    MX_CO_TRY(const auto rows,
              co_await lease.query(sql::accounts::add_organization, named, session.organization, context));
    MX_CO_TRY(const auto made, rows.decode<Organization>(readOrganization));
    auto record = auditOf(made.front());
    MX_CO_TRY([[maybe_unused]] const auto receipt, co_await m_audit.append(&lease, record, session, context));
    MX_CO_CHECK(co_await lease.commit(context));
    co_return made.front();
}

} // namespace minixdr
