// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/demo_incident.h"
#include "services/postgres/parameters.h"

namespace minixdr::ingest
{

/// The columns of incidents of one organization, as the demo_add_….sql statements take them.
postgres::Parameters incidentColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents);
postgres::Parameters linkColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents);
postgres::Parameters actionColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents);
postgres::Parameters historyColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents);

} // namespace minixdr::ingest
