// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/incidents/incident.h"
#include "services/postgres/rows.h"

namespace minixdr
{

/// The columns of every list of incidents, in their order.
Incident readIncident(postgres::RowReader &row);

/// The row of detail.sql, its lists still JSON.
struct IncidentDetailRow {
    Incident incident;
    QByteArray triageNote;
    QByteArray events;
    QByteArray actions;
    QByteArray history;
};
IncidentDetailRow readIncidentDetail(postgres::RowReader &row);

/// Bug if the lists are not what detail.sql builds.
Result<IncidentDetail> toDetail(const IncidentDetailRow &row);

} // namespace minixdr
