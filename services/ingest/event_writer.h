// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"
#include "services/events/event.h"
#include "services/ingest/block_packer.h"
#include "services/ingest/event_counts.h"
#include "services/postgres/pool.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace minixdr::ingest
{

/// What became of the events of one batch; their sum is its size.
struct StoredEvents {
    qint64 stored = 0;
    qint64 duplicates = 0; ///< stored already, or twice in the batch
    bool operator==(const StoredEvents &) const = default;
};

/// What a writer knows of its transaction: Unknown if the server was lost while it committed, or may be at it still.
enum class StoreOutcome : quint8 { Stored, Unknown };

/// Called after the commit with each organization whose rows changed: to invalidate what is cached of it.
using OnStored = std::function<void(OrganizationId, StoreOutcome)>;

/// Writes events and their counts, both in one transaction: a batch is copied as it is, and only one that collides
/// with stored events goes again through a staging table. `pool` connects as minixdr_ingest, which sees past row-level
/// security; so it is the caller who vouches for each event's organization. Lives on the pool's thread; owned by whom
/// it serves.
class EventWriter
{
public:
    EventWriter(postgres::Pool *pool, OnStored onStored);

    /// Stores a batch, best of 2,000 to 10,000 events in any order, or none of it. Each has an id and an organization,
    /// else Invalid. A transaction lost to another one is tried again: two writers of the same events may wait for each
    /// other's rows, which the server ends after its deadlock_timeout.
    Task<StoredEvents> store(std::vector<Event> batch, CallContext context);

private:
    struct Batch;
    Task<StoredEvents> storeOnce(std::shared_ptr<const Batch> batch, CallContext context);
    Task<> copyStraight(postgres::Lease *lease, std::shared_ptr<const Batch> batch, CallContext context);
    Task<qint64> storeThroughStaging(postgres::Lease *lease, std::shared_ptr<const Batch> batch, CallContext context);

    postgres::Pool *m_pool;
    OnStored m_onStored;
    BlockPacker m_blocks;
    bool m_expectsDuplicates = false; ///< the batch before had some: a file read again has them in every batch
};

} // namespace minixdr::ingest
