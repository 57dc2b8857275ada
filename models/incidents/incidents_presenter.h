// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/incident_columns.h"
#include "models/table/page_loader.h"
#include "services/incidents/incidents_port.h"

namespace minixdr
{

struct IncidentKind {
    using Row = Incident;
    using Key = IncidentKey;
    using Filter = IncidentFilter;
    using Query = IncidentQuery;
    using Page = IncidentPage;
    using Port = IncidentsPort;

    static constexpr const char *context = kIncidentColumnsContext;
    static std::span<const Column<Incident>> columns() { return incidentColumns(); }
};

/// The list of incidents, a page at a time. GUI thread; owned by its page, outlived by the port.
class IncidentsPresenter : public PageLoader<IncidentKind>
{
    Q_OBJECT
public:
    explicit IncidentsPresenter(IncidentsPort &port, PagingTimes times = {}, QObject *parent = nullptr);
};

} // namespace minixdr
