// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/load_test/load_test_tenant.h"

#include "sql/load_test.h"

namespace minixdr
{
namespace
{

OrganizationId readOrganization(postgres::RowReader &reader)
{
    return reader.read<OrganizationId>();
}

} // namespace

Task<OrganizationId> LoadTestTenant::create(CallContext context)
{
    MX_CO_TRY(m_lock, co_await m_pool->acquire(context));
    MX_CO_TRY(const auto locked,
              co_await m_lock.query(sql::load_test::try_lock, postgres::Parameters{}, std::nullopt, context));
    MX_CO_TRY(const bool isOurs, locked.single<bool>());
    if (!isOurs) {
        m_lock = {};
        co_return failure(ErrorKind::Conflict, QStringLiteral("another load test runs on this database"));
    }
    MX_CO_TRY(const auto leftovers, co_await m_pool->fetch(sql::load_test::leftover_tenants, postgres::Parameters{},
                                                           std::nullopt, readOrganization, context));
    for (const auto organization : leftovers.rows)
        MX_CO_CHECK(co_await removeOrganization(organization, context));
    const postgres::Parameters name{toIso(utcNow())};
    MX_CO_TRY(const auto added, co_await m_pool->query(sql::load_test::add_tenant, name, std::nullopt, context));
    MX_CO_TRY(m_organization, added.single<OrganizationId>());
    co_return m_organization;
}

Task<qint64> LoadTestTenant::remove(CallContext context)
{
    const auto removed = co_await removeOrganization(m_organization, std::move(context));
    m_lock = {};
    co_return removed;
}

Task<qint64> LoadTestTenant::removeOrganization(OrganizationId organization, CallContext context)
{
    MX_CO_TRY(const auto incidents, co_await removeBatches(sql::load_test::remove_incidents, organization, context));
    MX_CO_CHECK(co_await removeBatches(sql::load_test::remove_audit, organization, context));
    const postgres::Parameters parameters{organization};
    MX_CO_CHECK(co_await m_pool->query(sql::load_test::remove_tenant, parameters, organization, context));
    co_return incidents;
}

Task<qint64> LoadTestTenant::removeBatches(postgres::Statement statement, OrganizationId organization,
                                           CallContext context)
{
    const postgres::Parameters parameters{organization};
    qint64 removed = 0;
    for (;;) {
        MX_CO_TRY(const auto batch, co_await m_pool->query(statement, parameters, organization, context));
        if (batch.affected() == 0)
            co_return removed;
        removed += batch.affected();
    }
}

} // namespace minixdr
