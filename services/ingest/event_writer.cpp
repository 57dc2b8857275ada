// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_writer.h"

#include "services/ingest/event_rows.h"
#include "services/postgres/sqlstate.h"
#include "sql/ingest.h"

#include <algorithm>

namespace minixdr::ingest
{

namespace
{

constexpr int kAttempts = 4;
const QString kUniqueViolation = QStringLiteral("23505");

struct StoredRow {
    UtcTime ts;
    OrganizationId organization;
    Severity severity;
    SourceType source;
};

StoredRow readStoredRow(postgres::RowReader &row)
{
    StoredRow stored;
    stored.ts = row.read<UtcTime>();
    stored.organization = OrganizationId{row.read<qint64>()};
    stored.severity = Severity(row.read<qint16>());
    stored.source = sourceTypeFromWire(row.read<QString>()).value_or(SourceType::Custom);
    return stored;
}

Task<> copyInto(postgres::Lease *lease, postgres::Statement copy, QByteArray rows, CallContext context)
{
    MX_CO_CHECK(co_await lease->copyBegin(copy, context));
    MX_CO_CHECK(co_await lease->copyData(std::move(rows), context));
    MX_CO_CHECK(co_await lease->copyEnd(context));
    co_return {};
}

} // namespace

/// A batch as it is sent, made once however often it is tried.
struct EventWriter::Batch {
    QByteArray rows;
    QByteArray rawRows;
    EventCounts counts;
    std::set<OrganizationId> organizations;
    qint64 size = 0;

    explicit Batch(const std::vector<Event> &events) : size(qint64(events.size()))
    {
        EventRows copy;
        copy.reserve(qsizetype(events.size()) * 256);
        for (const auto &event : events) {
            copy.append(event);
            counts.add(event);
            organizations.insert(event.organization);
        }
        rows = copy.takeLastBlock();
        rawRows = copy.takeRaw();
    }
};

EventWriter::EventWriter(postgres::Pool *pool, OnStored onStored) : m_pool(pool), m_onStored(std::move(onStored)) {}

Task<StoredEvents> EventWriter::store(std::vector<Event> batch, CallContext context)
{
    if (batch.empty())
        co_return StoredEvents{};
    const bool isComplete = std::all_of(batch.begin(), batch.end(), [](const Event &event) {
        return event.id.value > 0 && event.organization.value > 0;
    });
    if (!isComplete)
        co_return failure(ErrorKind::Invalid, QStringLiteral("an event without id or organization"));

    m_blocks.arrange(batch);
    const auto prepared = std::make_shared<const Batch>(batch);
    for (int attempt = 1;; ++attempt) {
        auto stored = co_await storeOnce(prepared, context);
        const bool isLost = !stored && stored.error().kind == ErrorKind::Contention && attempt < kAttempts;
        if (isLost)
            continue;
        const bool mayBeNew = stored ? stored->stored > 0 : postgres::isCompletionUnknown(stored.error());
        if (mayBeNew && m_onStored)
            for (const auto organization : prepared->organizations)
                m_onStored(organization, stored ? StoreOutcome::Stored : StoreOutcome::Unknown);
        co_return stored;
    }
}

Task<StoredEvents> EventWriter::storeOnce(std::shared_ptr<const Batch> batch, CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_pool->acquire(context));
    if (!m_expectsDuplicates) {
        const auto copied = co_await copyStraight(&lease, batch, context);
        if (copied)
            co_return StoredEvents{batch->size, 0};
        if (copied.error().code != kUniqueViolation)
            co_return failure(copied.error());
        MX_CO_CHECK(co_await lease.rollback(context));
    }
    MX_CO_TRY(const auto stored, co_await storeThroughStaging(&lease, batch, context));
    m_expectsDuplicates = stored < batch->size;
    co_return StoredEvents{stored, batch->size - stored};
}

Task<> EventWriter::copyStraight(postgres::Lease *lease, std::shared_ptr<const Batch> batch, CallContext context)
{
    MX_CO_CHECK(co_await lease->begin(std::nullopt, context));
    MX_CO_CHECK(co_await copyInto(lease, sql::ingest::copy_events, batch->rows, context));
    MX_CO_CHECK(co_await copyInto(lease, sql::ingest::copy_raw_events, batch->rawRows, context));
    MX_CO_CHECK(co_await lease->query(sql::ingest::add_counts, batch->counts.toParameters(), std::nullopt, context));
    co_return co_await lease->commit(context);
}

Task<qint64> EventWriter::storeThroughStaging(postgres::Lease *lease, std::shared_ptr<const Batch> batch,
                                              CallContext context)
{
    const postgres::Parameters none;
    MX_CO_CHECK(co_await lease->begin(std::nullopt, context));
    MX_CO_CHECK(co_await lease->query(sql::ingest::stage_events, none, std::nullopt, context));
    MX_CO_CHECK(co_await lease->query(sql::ingest::stage_raw_events, none, std::nullopt, context));
    MX_CO_CHECK(co_await copyInto(lease, sql::ingest::copy_staged, batch->rows, context));
    MX_CO_CHECK(co_await copyInto(lease, sql::ingest::copy_staged_raw, batch->rawRows, context));
    MX_CO_TRY(const auto answer, co_await lease->query(sql::ingest::store_staged, none, std::nullopt, context));
    MX_CO_TRY(const auto stored, answer.decode<StoredRow>(readStoredRow));
    EventCounts counts;
    for (const auto &row : stored)
        counts.add(row.organization, row.ts, row.severity, row.source);
    if (!counts.isEmpty())
        MX_CO_CHECK(co_await lease->query(sql::ingest::add_counts, counts.toParameters(), std::nullopt, context));
    MX_CO_CHECK(co_await lease->commit(context));
    co_return qint64(stored.size());
}

} // namespace minixdr::ingest
