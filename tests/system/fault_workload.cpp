// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/fault_workload.h"

#include <QCryptographicHash>
#include <QTimer>

#include <algorithm>

namespace minixdr
{
using namespace std::chrono_literals;
using postgres::Parameters;
using postgres::RowReader;
using postgres::Statement;

namespace
{

constexpr Statement kRead{"faults.read", "SELECT answer FROM known WHERE id = $1::bigint"};
constexpr Statement kLookup{"faults.lookup", "SELECT organization_id, answer FROM tenant_known WHERE id = $1::bigint",
                            postgres::Access::Lookup};
constexpr Statement kTenantRead{"faults.tenant_read", "SELECT organization_id, answer FROM tenant_known ORDER BY id",
                                postgres::Access::Read};
constexpr Statement kLongRead{"faults.long_read", "SELECT k.answer FROM known k, pg_sleep(0.1) ORDER BY k.id",
                              postgres::Access::Read};
constexpr Statement kInsert{"faults.insert", "INSERT INTO ledger (write, part) VALUES ($1::bigint, $2::bigint)"};
constexpr Statement kIncrement{"faults.increment", "UPDATE counters SET value = value + 1 "
                                                   "WHERE organization_id = $1::bigint RETURNING value"};
constexpr Statement kCount{"faults.count", "SELECT value FROM counters WHERE organization_id = $1::bigint"};

const QString kTag = QStringLiteral("counter");
constexpr auto kLateness = 100ms; ///< after its deadline a call may end
constexpr int kLookups = 8;       ///< at once
constexpr int kTenantRows = 20;
constexpr int kKnownRows = 50;

struct TenantRow {
    qint64 organization;
    QString answer;
};

TenantRow decodeTenantRow(RowReader &row)
{
    TenantRow read{};
    read.organization = row.read<qint64>();
    read.answer = row.read<QString>();
    return read;
}

QString decodeAnswer(RowReader &row)
{
    return row.read<QString>();
}

Task<QByteArray> loadCount(FaultWorkload *workload, int organization, CallContext context)
{
    MX_CO_TRY(const auto value, co_await workload->count(organization, std::move(context)));
    auto bytes = QByteArray::number(organization) + ':' + QByteArray::number(value);
    co_return bytes;
}

} // namespace

QByteArray FaultWorkload::schema()
{
    return R"(
CREATE TABLE known (id bigint PRIMARY KEY, answer text NOT NULL);
INSERT INTO known SELECT id, md5(id::text) FROM generate_series(1, 50) id;
CREATE TABLE tenant_known (id bigint PRIMARY KEY, organization_id bigint NOT NULL, answer text NOT NULL);
INSERT INTO tenant_known SELECT id, 1 + id % 3, md5((1 + id % 3)::text) FROM generate_series(0, 59) id;
ALTER TABLE tenant_known ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant_known USING (organization_id =
    NULLIF(current_setting('app.organization_id', true), '')::bigint);
CREATE TABLE ledger (write bigint NOT NULL, part bigint NOT NULL);
CREATE INDEX ON ledger (write);
CREATE TABLE counters (organization_id bigint PRIMARY KEY, value bigint NOT NULL);
INSERT INTO counters SELECT id, 0 FROM generate_series(1, 3) id;
GRANT SELECT ON known, tenant_known TO minixdr_app;
GRANT SELECT, INSERT ON ledger TO minixdr_app;
GRANT SELECT, UPDATE ON counters TO minixdr_app;
)";
}

QString FaultWorkload::answerOf(int subject)
{
    return QString::fromLatin1(QCryptographicHash::hash(QByteArray::number(subject), QCryptographicHash::Md5).toHex());
}

QStringList FaultWorkload::takeComplaints()
{
    for (const auto &[number, running] : m_running)
        complain(QStringLiteral("call %1 (kind %2) still runs %3 ms after its deadline")
                     .arg(number)
                     .arg(static_cast<int>(running.call.kind))
                     .arg(-running.context.remaining() / 1ms));
    return std::exchange(m_complaints, {});
}

std::vector<int> FaultWorkload::takeDoubtful()
{
    return std::exchange(m_doubtful, {});
}

// --- calls ------------------------------------------------------------------------------------------------------

void FaultWorkload::begin(const PlannedCall &call)
{
    const auto number = ++m_lastCall;
    std::stop_source stop;
    if (call.withdrawnAfter)
        QTimer::singleShot(*call.withdrawnAfter, Qt::PreciseTimer, &m_timers,
                           [stop]() mutable { stop.request_stop(); });
    m_running.emplace(number, Running{call, CallContext::within(call.budget, stop.get_token()), stop, Clock::now(),
                                      m_processor.total()});
    run(number);
}

QCoro::Task<> FaultWorkload::run(quint64 number)
{
    const auto running = m_running.at(number);
    const auto ended = co_await dispatch(running.call, running.context);
    m_running.erase(number);
    // A write that is being committed is not withdrawn any more.
    auto end = running.context.deadline;
    const bool mayLeave = running.call.kind != CallKind::Write && running.call.kind != CallKind::CountingWrite;
    if (running.call.withdrawnAfter && mayLeave)
        end = std::min(end, running.startedAt + *running.call.withdrawnAfter);
    const auto late = Clock::now() - end - (m_processor.total() - running.processorWait);
    if (late > kLateness)
        complain(QStringLiteral("call %1 (kind %2) is %3 ms late: %4")
                     .arg(number)
                     .arg(static_cast<int>(running.call.kind))
                     .arg(late / 1ms)
                     .arg(ended ? QStringLiteral("fine") : ended.error().what));
    if (ended)
        ++m_succeeded;
    else if (ended.error().kind == ErrorKind::Bug || ended.error().kind == ErrorKind::Invalid ||
             ended.error().kind == ErrorKind::NotFound)
        complain(QStringLiteral("call %1 (kind %2): %3 %4 %5")
                     .arg(number)
                     .arg(static_cast<int>(running.call.kind))
                     .arg(toWord(ended.error().kind), ended.error().code, ended.error().what));
}

Task<> FaultWorkload::dispatch(PlannedCall call, CallContext context)
{
    switch (call.kind) {
    case CallKind::Read:
        return checkedRead(call, std::move(context));
    case CallKind::TenantRead:
        return tenantRead(call, std::move(context));
    case CallKind::LongRead:
        return longRead(std::move(context));
    case CallKind::Lookups:
        return lookups(call, std::move(context));
    case CallKind::CachedRead:
        return cachedRead(call, std::move(context));
    case CallKind::Write:
    case CallKind::CountingWrite:
        break;
    }
    return write(call, std::move(context));
}

Task<QString> FaultWorkload::read(int subject, CallContext context)
{
    Parameters parameters{qint64(subject)};
    MX_CO_TRY(const auto rows, co_await m_pool.query(kRead, std::move(parameters), std::nullopt, std::move(context)));
    auto answer = rows.single<QString>();
    co_return answer;
}

Task<> FaultWorkload::checkedRead(PlannedCall call, CallContext context)
{
    MX_CO_TRY(const auto answer, co_await read(call.subject, std::move(context)));
    if (answer != answerOf(call.subject))
        complain(QStringLiteral("row %1 reads %2").arg(call.subject).arg(answer));
    co_return {};
}

Task<> FaultWorkload::tenantRead(PlannedCall call, CallContext context)
{
    const OrganizationId tenant{call.organization};
    Parameters none;
    MX_CO_TRY(const auto fetched, co_await m_pool.fetch<TenantRow>(kTenantRead, std::move(none), tenant,
                                                                   decodeTenantRow, std::move(context)));
    const auto isRight = [&](const TenantRow &row) {
        return row.organization == call.organization && row.answer == answerOf(call.organization);
    };
    if (fetched.rows.size() != kTenantRows || !std::all_of(fetched.rows.begin(), fetched.rows.end(), isRight))
        complain(QStringLiteral("organization %1 sees %2 rows, or another's")
                     .arg(call.organization)
                     .arg(fetched.rows.size()));
    co_return {};
}

Task<> FaultWorkload::longRead(CallContext context)
{
    Parameters none;
    MX_CO_TRY(const auto fetched, co_await m_pool.fetch<QString>(kLongRead, std::move(none), std::nullopt, decodeAnswer,
                                                                 std::move(context)));
    bool isRight = fetched.rows.size() == kKnownRows;
    for (int row = 0; isRight && row < kKnownRows; ++row)
        isRight = fetched.rows[static_cast<std::size_t>(row)] == answerOf(row + 1);
    if (!isRight)
        complain(QStringLiteral("a long read has %1 rows, or wrong ones").arg(fetched.rows.size()));
    co_return {};
}

/// Of a row that is its own organization's, or another's and thus not there.
Task<> FaultWorkload::lookup(PlannedCall call, CallContext context)
{
    Parameters parameters{qint64(call.subject)};
    const OrganizationId tenant{call.organization};
    MX_CO_TRY(const auto fetched, co_await m_pool.fetch<TenantRow>(kLookup, std::move(parameters), tenant,
                                                                   decodeTenantRow, std::move(context)));
    const auto &rows = fetched.rows;
    const bool isOwn = 1 + call.subject % 3 == call.organization;
    const bool isRight = isOwn ? rows.size() == 1 && rows[0].organization == call.organization &&
                                     rows[0].answer == answerOf(call.organization)
                               : rows.empty();
    if (!isRight)
        complain(QStringLiteral("organization %1 looks up row %2 and finds %3")
                     .arg(call.organization)
                     .arg(call.subject)
                     .arg(rows.empty() ? QStringLiteral("nothing") : rows[0].answer));
    co_return {};
}

/// As a table does: several at once, of two organizations, which share connections.
Task<> FaultWorkload::lookups(PlannedCall call, CallContext context)
{
    std::vector<Task<>> sent;
    for (int number = 0; number < kLookups; ++number) {
        ++call.subject;
        call.organization = 1 + (call.organization + number % 2) % 3;
        sent.push_back(lookup(call, context));
    }
    Result<> all;
    for (auto &task : sent) {
        const auto found = co_await task;
        if (!found)
            all = failure(found.error());
    }
    co_return all;
}

Task<qint64> FaultWorkload::count(int organization, CallContext context)
{
    Parameters parameters{qint64(organization)};
    MX_CO_TRY(const auto rows, co_await m_pool.query(kCount, std::move(parameters), std::nullopt, std::move(context)));
    auto value = rows.single<qint64>();
    co_return value;
}

Task<qint64> FaultWorkload::cachedCount(int organization, CallContext context)
{
    const cache::Cache::Loader load = [this, organization](CallContext within) {
        return loadCount(this, organization, std::move(within));
    };
    cache::Key key{OrganizationId{organization}, kTag, QStringLiteral("count")};
    MX_CO_TRY(const auto value, co_await m_cache.fetch(std::move(key), 60s, load, std::move(context)));
    const auto parts = value.bytes.split(':');
    if (parts.size() != 2 || parts[0].toInt() != organization)
        co_return failure(ErrorKind::Bug, QStringLiteral("the cache answered %1").arg(QString::fromUtf8(value.bytes)));
    co_return parts[1].toLongLong();
}

Task<> FaultWorkload::cachedRead(PlannedCall call, CallContext context)
{
    const auto least = m_invalidatedAt[call.organization];
    MX_CO_TRY(const auto value, co_await cachedCount(call.organization, std::move(context)));
    if (value < least)
        complain(
            QStringLiteral("organization %1 counts %2, stale since %3").arg(call.organization).arg(value).arg(least));
    co_return {};
}

// --- writes -----------------------------------------------------------------------------------------------------

Task<> FaultWorkload::write(PlannedCall call, CallContext context)
{
    const auto number = ++m_lastWrite;
    auto outcome = Outcome::NotCommitted;
    qint64 counted = 0;
    const auto written = co_await transaction(call, number, &outcome, &counted, context);
    m_writes[number] = outcome;
    if (call.kind == CallKind::CountingWrite && outcome != Outcome::NotCommitted) {
        QStringList tags{kTag};
        co_await m_cache.bump(OrganizationId{call.organization}, std::move(tags), std::move(context));
        if (outcome == Outcome::Committed)
            m_invalidatedAt[call.organization] = std::max(m_invalidatedAt[call.organization], counted);
        else
            m_doubtful.push_back(call.organization);
    }
    if (!written)
        co_return failure(written.error());
    co_return {};
}

Task<> FaultWorkload::transaction(PlannedCall call, qint64 number, Outcome *outcome, qint64 *counted,
                                  CallContext context)
{
    MX_CO_TRY(auto lease, co_await m_pool.acquire(context));
    const OrganizationId tenant{call.organization};
    MX_CO_CHECK(co_await lease.begin(tenant, context));
    for (qint64 part = 1; part <= 2; ++part) {
        Parameters parameters{number, part};
        MX_CO_CHECK(co_await lease.query(kInsert, std::move(parameters), std::nullopt, context));
    }
    if (call.kind == CallKind::CountingWrite) {
        Parameters parameters{qint64(call.organization)};
        MX_CO_TRY(const auto rows, co_await lease.query(kIncrement, std::move(parameters), std::nullopt, context));
        MX_CO_TRY(*counted, rows.single<qint64>());
    }
    const auto committed = co_await lease.commit(std::move(context));
    if (committed)
        *outcome = Outcome::Committed;
    else if (committed.error().code == QLatin1String("40003"))
        *outcome = Outcome::Unknown;
    co_return committed;
}

void FaultWorkload::compareWrites(const std::map<qint64, qint64> &rows)
{
    for (const auto &[number, outcome] : std::exchange(m_writes, {})) {
        const auto found = rows.find(number);
        const auto stored = found == rows.end() ? 0 : found->second;
        const bool isRight =
            (stored == 2 && outcome != Outcome::NotCommitted) || (stored == 0 && outcome != Outcome::Committed);
        if (!isRight)
            complain(QStringLiteral("write %1 has %2 of 2 rows, and its caller was told %3")
                         .arg(number)
                         .arg(stored)
                         .arg(static_cast<int>(outcome)));
    }
    m_firstWrite = m_lastWrite + 1;
}

} // namespace minixdr
