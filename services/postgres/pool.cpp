// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"

#include "services/postgres/pool_core.h"
#include "services/postgres/standby_reads.h"

#include <QTimer>

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

const Error kEnded{ErrorKind::Unavailable, QStringLiteral("the lease has ended"), {}};

QueryRun beginRun(const Statement &statement)
{
    QueryRun run;
    run.statement = statement.name;
    run.sql = statement.text;
    run.startedAt = utcNow();
    return run;
}

void endRun(QueryRun &run, const Result<Rows> &rows, Parameters parameters)
{
    if (rows)
        run.rows = std::max<qint64>(rows->count(), rows->affected());
    else
        run.error = rows.error().kind;
    run.parameters = std::move(parameters);
}

Error named(const Statement &statement, Error error)
{
    const auto name = QString::fromLatin1(statement.name.data(), static_cast<qsizetype>(statement.name.size()));
    error.what = name + QStringLiteral(": ") + error.what;
    return error;
}

} // namespace

// --- Lease ----------------------------------------------------------------------------------------------------

Lease::Lease(std::shared_ptr<PoolCore> pool, Connection *connection, QueryTiming::Duration waited)
    : m_pool(std::move(pool)), m_connection(connection), m_waited(waited)
{
}

Lease::Lease(Lease &&other) noexcept
    : m_pool(std::move(other.m_pool)), m_connection(std::exchange(other.m_connection, nullptr)),
      m_waited(other.m_waited), m_lastTiming(other.m_lastTiming), m_isWaitReported(other.m_isWaitReported),
      m_copy(std::exchange(other.m_copy, std::nullopt)), m_copyStart(other.m_copyStart)
{
}

Lease &Lease::operator=(Lease &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_pool = std::move(other.m_pool);
        m_connection = std::exchange(other.m_connection, nullptr);
        m_waited = other.m_waited;
        m_lastTiming = other.m_lastTiming;
        m_isWaitReported = other.m_isWaitReported;
        m_copy = std::exchange(other.m_copy, std::nullopt);
        m_copyStart = other.m_copyStart;
    }
    return *this;
}

Lease::~Lease()
{
    giveBack();
}

void Lease::giveBack()
{
    auto *connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return;
    endCopy(failure(ErrorKind::Cancelled, QStringLiteral("abandoned by the caller")));
    m_pool->giveBack(connection);
}

Task<Rows> Lease::run(Statement statement, Parameters parameters, Tenant tenant, CallContext context, QueryRun *run)
{
    if (!m_connection)
        co_return failure(kEnded);
    const auto sent = CallContext::Clock::now();
    run->timing.wait = std::exchange(m_isWaitReported, true) ? QueryTiming::Duration{} : m_waited;
    auto rows = co_await m_connection->execute(statement, parameters, tenant, std::move(context));
    run->timing.server = CallContext::Clock::now() - sent;
    m_lastTiming = run->timing;
    if (statement.access == Access::Any)
        m_pool->noticeWrite();
    run->organization = tenant;
    endRun(*run, rows, std::move(parameters));
    if (!rows)
        co_return failure(named(statement, rows.error()));
    co_return rows;
}

Task<Rows> Lease::query(Statement statement, Parameters parameters, Tenant tenant, CallContext context)
{
    auto record = beginRun(statement);
    auto rows = co_await run(statement, std::move(parameters), tenant, std::move(context), &record);
    m_pool->report(std::move(record));
    co_return rows;
}

Task<> Lease::begin(Tenant tenant, CallContext context, TransactionMode mode)
{
    static constexpr Statement kBegin{"postgres.begin", "BEGIN"};
    if (!m_connection)
        co_return failure(kEnded);
    auto record = beginRun(kBegin);
    const auto sent = CallContext::Clock::now();
    const auto begun = co_await m_connection->begin(tenant, mode, std::move(context));
    co_return recorded(kBegin, std::move(record), sent, begun);
}

Task<> Lease::commit(CallContext context)
{
    static constexpr Statement kCommit{"postgres.commit", "COMMIT"};
    if (!m_connection)
        co_return failure(kEnded);
    auto record = beginRun(kCommit);
    const auto sent = CallContext::Clock::now();
    context.stop = {}; // what was sent cannot be withdrawn
    MX_CO_TRY(auto mark, co_await m_connection->transactionMark(context));
    auto committed = co_await m_connection->commit(context);
    if (!committed && !mark.xid.isEmpty()) {
        if (!m_connection->isConnected()) {
            const auto pool = m_pool;
            giveBack(); // the pool may have room for no other
            committed = co_await pool->settleCommit(std::move(mark), std::move(context));
        } else if (committed.error().code.isEmpty() && committed.error().kind == ErrorKind::Timeout) {
            committed.error().code = QStringLiteral("40003"); // the server still works on it
        }
    }
    co_return recorded(kCommit, std::move(record), sent, committed);
}

Result<> Lease::recorded(const Statement &statement, QueryRun run, CallContext::Clock::time_point sent,
                         const Result<> &result)
{
    run.timing.wait = std::exchange(m_isWaitReported, true) ? QueryTiming::Duration{} : m_waited;
    run.timing.server = CallContext::Clock::now() - sent;
    m_lastTiming = run.timing;
    if (!result)
        run.error = result.error().kind;
    m_pool->report(std::move(run));
    m_pool->noticeWrite();
    return result ? result : failure(named(statement, result.error()));
}

Task<> Lease::rollback(CallContext context)
{
    static constexpr Statement kRollback{"postgres.rollback", "ROLLBACK"};
    MX_CO_CHECK(co_await query(kRollback, Parameters{}, std::nullopt, std::move(context)));
    co_return {};
}

Task<Rows> Lease::script(QByteArray sql, CallContext context)
{
    if (!m_connection)
        co_return failure(kEnded);
    auto rows = co_await m_connection->script(std::move(sql), std::move(context));
    m_pool->noticeWrite();
    co_return rows;
}

Task<> Lease::copyBegin(Statement statement, CallContext context)
{
    if (!m_connection)
        co_return failure(kEnded);
    QByteArray sql(statement.text.data(), static_cast<qsizetype>(statement.text.size()));
    m_copy = beginRun(statement);
    m_copy->timing.wait = std::exchange(m_isWaitReported, true) ? QueryTiming::Duration{} : m_waited;
    m_copyStart = CallContext::Clock::now();
    const auto begun = co_await m_connection->copyBegin(std::move(sql), std::move(context));
    if (!begun) {
        endCopy(failure(begun.error()));
        co_return failure(named(statement, begun.error()));
    }
    co_return {};
}

Task<> Lease::copyData(QByteArray block, CallContext context)
{
    if (!m_connection)
        co_return failure(kEnded);
    const auto sent = co_await m_connection->copyData(std::move(block), std::move(context));
    if (!sent)
        endCopy(failure(sent.error()));
    co_return sent;
}

Task<qint64> Lease::copyEnd(CallContext context)
{
    if (!m_connection)
        co_return failure(kEnded);
    const auto stored = co_await m_connection->copyEnd(std::move(context));
    m_pool->noticeWrite();
    endCopy(stored);
    co_return stored;
}

void Lease::endCopy(const Result<qint64> &stored)
{
    auto run = std::exchange(m_copy, std::nullopt);
    if (!run)
        return;
    run->timing.server = CallContext::Clock::now() - m_copyStart;
    run->rows = stored.value_or(0);
    if (!stored)
        run->error = stored.error().kind;
    m_pool->report(std::move(*run));
}

int Lease::backendPid() const
{
    return m_connection ? m_connection->backendPid() : 0;
}
QueryTiming::Duration Lease::waited() const
{
    return m_waited;
}
QueryTiming Lease::lastTiming() const
{
    return m_lastTiming;
}

// --- Pool -----------------------------------------------------------------------------------------------------

Pool::Pool(PoolConfig config, QObject *parent) : QObject(parent), m_core(std::make_shared<PoolCore>(std::move(config)))
{
    qRegisterMetaType<PoolStatus>();
    // The numbers move with every statement; people read them a few times a second.
    auto *throttle = new QTimer(this);
    throttle->setSingleShot(true);
    throttle->setInterval(100ms);
    connect(throttle, &QTimer::timeout, this, [this] {
        const auto now = status();
        if (now != std::exchange(m_lastStatus, now))
            Q_EMIT statusChanged(now);
    });
    connect(m_core.get(), &PoolCore::statusChanged, this, [this, throttle] {
        const auto now = status();
        if (now.isAvailable != m_lastStatus.isAvailable) {
            m_lastStatus = now;
            Q_EMIT statusChanged(now);
        } else if (!throttle->isActive()) {
            throttle->start();
        }
    });
    m_core->start();
    const auto &settings = m_core->config();
    if (settings.standbys != Standbys::Unused && settings.session == Session::ReadWrite && !settings.isThroughPooler &&
        namesSeveralHosts(settings.conninfo))
        m_standbys = std::make_shared<StandbyReads>(m_core);
}

Pool::~Pool()
{
    QObject::disconnect(m_core.get(), nullptr, this, nullptr);
    close();
}

Task<Lease> Pool::acquire(CallContext context, std::source_location borrower)
{
    return m_core->acquire(std::move(context), borrower);
}

Task<Rows> Pool::query(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                       std::source_location borrower)
{
    MX_CO_TRY(auto raw, co_await runRecorded(statement, std::move(parameters), tenant, std::move(context), borrower));
    report(std::move(raw.run));
    co_return std::move(raw.rows);
}

Task<Pool::RawFetch> Pool::runRecorded(Statement statement, Parameters parameters, Tenant tenant, CallContext context,
                                       std::source_location borrower)
{
    const auto core = m_core; // a pool that is closed meanwhile is still told
    auto run = beginRun(statement);
    std::optional<Result<Rows>> answer;
    if (const auto standbys = m_standbys; standbys && statement.access != Access::Any)
        answer = co_await standbys->ask(statement, parameters, tenant, context, borrower, &run.timing);
    Result<Rows> rows;
    if (answer)
        rows = std::move(*answer);
    else if (statement.access == Access::Lookup && !core->config().isThroughPooler)
        rows = co_await core->lookUp(statement, parameters, tenant, std::move(context), borrower, &run.timing);
    else
        rows = co_await core->run(statement, parameters, tenant, std::move(context), borrower, &run.timing);
    run.organization = tenant;
    endRun(run, rows, std::move(parameters));
    if (!rows) {
        core->report(std::move(run));
        co_return failure(named(statement, rows.error()));
    }
    RawFetch fetched{std::move(*rows), std::move(run)};
    co_return fetched;
}

void Pool::report(QueryRun run) const
{
    m_core->report(std::move(run));
}
Result<> Pool::setLimits(PoolLimits limits)
{
    return m_core->setLimits(limits);
}
Task<> Pool::drain(CallContext context)
{
    return m_core->drain(std::move(context));
}
Result<> Pool::cancel(int backendPid)
{
    return m_core->cancel(backendPid);
}
Result<> Pool::terminate(int backendPid)
{
    return m_core->terminate(backendPid);
}
void Pool::close()
{
    m_core->close();
    if (m_standbys)
        m_standbys->close();
}

std::optional<StandbyStatus> Pool::standbys() const
{
    return m_standbys ? std::optional(m_standbys->status()) : std::nullopt;
}

PoolStatus Pool::status() const
{
    return m_core->status();
}
PoolSnapshot Pool::snapshot() const
{
    return m_core->snapshot();
}
const PoolConfig &Pool::config() const
{
    return m_core->config();
}

} // namespace minixdr::postgres
