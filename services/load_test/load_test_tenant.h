// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/postgres/pool.h"

namespace minixdr
{

/// The tenant that a load test writes into, so that nobody's triage list fills with its incidents: made for the run,
/// removed afterwards in bounded batches, together with what killed runs have left. `pool` connects as the owner of the
/// schema. On the load test's thread.
class LoadTestTenant
{
public:
    explicit LoadTestTenant(postgres::Pool *pool) : m_pool(pool) {}

    /// Removes left-overs and makes the tenant. Conflict while another program tests this database: a session lock,
    /// which its death would free, is held until remove().
    Task<OrganizationId> create(CallContext context);

    /// @return how many incidents were removed.
    Task<qint64> remove(CallContext context);

private:
    Task<qint64> removeOrganization(OrganizationId organization, CallContext context);
    Task<qint64> removeBatches(postgres::Statement statement, OrganizationId organization, CallContext context);

    postgres::Pool *m_pool;
    postgres::Lease m_lock;
    OrganizationId m_organization;
};

} // namespace minixdr
