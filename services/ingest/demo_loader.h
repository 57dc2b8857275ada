// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/task.h"
#include "services/ingest/demo_request.h"
#include "services/ingest/demo_scenario.h"
#include "services/ingest/event_writer.h"
#include "services/postgres/pool.h"

#include <vector>

namespace minixdr::ingest
{

struct DemoReport {
    std::vector<OrganizationId> organizations;
    qint64 events = 0;
    qint64 incidents = 0;
    qint64 removedEvents = 0;
    std::chrono::milliseconds elapsed{};
};

struct DemoLoaderConfig {
    postgres::Pool *ingest = nullptr; ///< as minixdr_ingest
    postgres::Pool *owner = nullptr;  ///< as the owner of the tables
    DemoScenario scenario;
    OnStored onStored; ///< may be empty
};

/// Fills the demo organizations. Events and counts are one transaction, organizations, users and incidents another,
/// committed right after it: cancelled or failed, a fill leaves nothing. Only removing what was there before (Replace)
/// goes day by day, and stays done. Generates on its own thread: run it on a worker. Owned by whoever runs it.
class DemoLoader
{
public:
    explicit DemoLoader(DemoLoaderConfig config);

    /// What fill() will do, in a sentence.
    QString describe(const DemoRequest &request) const;

    /// Conflict if the organizations hold data and the request says Refuse, if another demo is being filled, or if an
    /// appended demo is there already. Steps of the progress: "remove_events" (days), "copy_events" (events),
    /// "add_incidents" (incidents), "analyze".
    Task<DemoReport> fill(DemoRequest request, ProgressSink progress, CallContext context);

private:
    struct Fill;
    using FillPointer = std::shared_ptr<Fill>;

    Task<DemoReport> clearAndFill(FillPointer fill);
    Task<> clearTheWay(FillPointer fill);
    Task<> store(FillPointer fill, postgres::Lease *owner);
    Task<> removeOrganization(FillPointer fill, postgres::Lease *lease, OrganizationId organization);
    Task<> addOrganizations(FillPointer fill, postgres::Lease *lease);
    Task<> copyEvents(FillPointer fill, postgres::Lease *lease);
    Task<> copyChunk(FillPointer fill, postgres::Lease *lease);
    Task<> addIncidents(FillPointer fill, postgres::Lease *lease);
    Task<> addIncidentsOf(FillPointer fill, postgres::Lease *lease, std::size_t organization);
    Task<> finish(FillPointer fill);
    void tellStored(OrganizationId organization, StoreOutcome outcome) const;

    DemoLoaderConfig m_config;
};

} // namespace minixdr::ingest
