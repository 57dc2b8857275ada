// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"

#include "services/postgres/binary.h"
#include "services/postgres/sqlstate.h"

#include <QLoggingCategory>

#include <libpq-fe.h>

Q_LOGGING_CATEGORY(lcConnection, "minixdr.postgres.connection", QtInfoMsg)

namespace minixdr::postgres
{
namespace
{

// What holds until the statement, or the open transaction, ends. $1 is the tenant, then the timeout in milliseconds.
constexpr Statement kSetTenant{"postgres.set_tenant", "SELECT set_config('app.organization_id', $1, true)"};
constexpr Statement kSetTimeout{"postgres.set_timeout", "SELECT set_config('statement_timeout', $1, true)"};
constexpr Statement kSetBoth{
    "postgres.set_both",
    "SELECT set_config('app.organization_id', $1, true), set_config('statement_timeout', $2, true)"};
// Through a pooler the session may have been anybody's: all that connectionSettings() asks of a session of our own.
constexpr Statement kSetEverything{
    "postgres.set_everything",
    "SELECT set_config('app.organization_id', $1, true), set_config('statement_timeout', $2, true), "
    "set_config('idle_in_transaction_session_timeout', CASE $2 WHEN '0' THEN '0' ELSE '60s' END, true), "
    "set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('jit', 'off', true), "
    "set_config('plan_cache_mode', 'force_custom_plan', true)"};

// A plan made for the values at hand knows how large an organization is and which filters are unused; one kept for all
// of them may read a whole table. Only lookups keep theirs. Of the session, since most statements follow one of their
// kind. Without parameters these are themselves planned once.
constexpr Statement kPlanForValues{"postgres.plan_for_values",
                                   "SELECT set_config('plan_cache_mode', 'force_custom_plan', false)"};
constexpr Statement kKeepPlans{"postgres.keep_plans",
                               "SELECT set_config('plan_cache_mode', 'force_generic_plan', false)"};

QByteArray latin(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Connection::Connection(ConnectionSettings settings, QObject *parent) : QObject(parent), m_settings(std::move(settings))
{
}

Connection::~Connection()
{
    // libpq closes the socket, so it must not be watched any more: its number may be somebody else's at once.
    m_reading.reset();
    m_writing.reset();
    PQfinish(m_conn);
}

bool Connection::isInTransaction() const
{
    return m_conn && PQtransactionStatus(m_conn) != PQTRANS_IDLE;
}

bool Connection::isReadOnly() const
{
    const auto isOn = [this](const char *name) { return qstrcmp(PQparameterStatus(m_conn, name), "on") == 0; };
    return m_hasRefusedWrite || (m_conn && (isOn("in_hot_standby") || isOn("default_transaction_read_only")));
}

int Connection::backendPid() const
{
    return m_conn ? PQbackendPID(m_conn) : 0;
}

Error Connection::libpqError(ErrorKind kind) const
{
    // A line a host or a reason; what begins with a tab only guesses at the cause ("This probably means …"), and
    // nobody is helped by a line of the server's source.
    auto lines = QString::fromUtf8(PQerrorMessage(m_conn)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) {
        return line.startsWith(QLatin1Char('\t')) || line.startsWith(QLatin1String("LOCATION:"));
    });
    return {kind, lines.join(QStringLiteral("; ")), {}};
}

// --- sending --------------------------------------------------------------------------------------------------

Task<Rows> Connection::execute(Statement statement, Parameters parameters, Tenant tenant, CallContext context)
{
    const bool mayRetry = !isInTransaction();
    const bool wasPrepared = m_prepared.contains(latin(statement.name));
    auto rows = co_await executeOnce(statement, parameters, tenant, context);
    if (rows || !isStalePlan(rows.error(), wasPrepared))
        co_return rows;
    noticeStalePlan(); // nothing was done: the plan was refused before it ran
    if (!mayRetry) {
        rows.error().kind = ErrorKind::Contention; // the whole transaction may be done again, and will find it prepared
        co_return rows;
    }
    qCInfo(lcConnection) << "prepared statements are stale, preparing again:" << rows.error().what;
    co_return co_await executeOnce(statement, std::move(parameters), tenant, std::move(context));
}

void Connection::noticeStalePlan()
{
    // The siblings' plans are as old as ours; who notices later than others says nothing new.
    if (m_schemaEpoch == *m_settings.schemaEpoch)
        ++*m_settings.schemaEpoch;
}

Task<Rows> Connection::executeOnce(Statement statement, Parameters parameters, Tenant tenant, CallContext context)
{
    MX_CO_CHECK(enterPipeline());
    m_activity = {statement.name, Clock::now()};
    Request request;
    const auto settings =
        settingsFor(tenant, context, m_serverTimeout); // libpq tells the transaction's state before sending only
    const bool isMarked = needsMark();
    const bool isSent = sendForgetStale(request) && sendPlanMode(statement.access == Access::Lookup, request) &&
                        sendSettings(settings, request) &&
                        sendStatement(statement, parameters, StepKind::Statement, request) &&
                        (!isMarked || sendStatement(kTransactionMark, {}, StepKind::Mark, request));
    co_return co_await runPipeline(isSent, std::move(request), std::move(context));
}

Task<> Connection::begin(Tenant tenant, TransactionMode mode, CallContext context)
{
    static constexpr Statement kBegin{"postgres.begin", "BEGIN"};
    static constexpr Statement kBeginReadOnly{"postgres.begin_read_only", "BEGIN READ ONLY"};
    MX_CO_CHECK(enterPipeline());
    m_isReadOnlyByChoice = mode == TransactionMode::ReadOnly;
    const auto &begin = m_isReadOnlyByChoice ? kBeginReadOnly : kBegin;
    m_activity = {begin.name, Clock::now()};
    Request request;
    const auto settings = settingsFor(tenant, context, m_serverTimeout);
    const bool isSent = sendForgetStale(request) && sendStatement(begin, {}, StepKind::Statement, request) &&
                        sendSettings(settings, request);
    const auto begun = co_await runPipeline(isSent, std::move(request), std::move(context));
    if (!begun)
        co_return failure(begun.error());
    co_return {};
}

Task<> Connection::commit(CallContext context)
{
    static constexpr Statement kCommit{"postgres.commit", "COMMIT"};
    MX_CO_CHECK(enterPipeline());
    m_activity = {kCommit.name, Clock::now()};
    Request request;
    const bool isSent = sendStatement(kCommit, {}, StepKind::Statement, request);
    MX_CO_TRY(const auto rows, co_await runPipeline(isSent, std::move(request), std::move(context)));
    if (rows.commandTag() == "ROLLBACK")
        co_return failure(ErrorKind::Bug, QStringLiteral("the transaction had failed and was rolled back"),
                          QStringLiteral("25P02"));
    co_return {};
}

Task<TransactionMark> Connection::transactionMark(CallContext context)
{
    if (m_mode == Mode::Simple && needsMark()) {
        MX_CO_CHECK(enterPipeline());
        Request request;
        const bool isSent = sendStatement(kTransactionMark, {}, StepKind::Mark, request);
        MX_CO_TRY(const auto rows, co_await runPipeline(isSent, std::move(request), std::move(context)));
        Q_UNUSED(rows)
    }
    co_return m_mark;
}

Result<> Connection::enterPipeline()
{
    if (!m_isConnected)
        return failure(ErrorKind::Unavailable, QStringLiteral("the connection is lost"));
    if (m_request || m_mode == Mode::CopyIn)
        return failure(ErrorKind::Bug, QStringLiteral("the connection is busy with another request"));
    if (m_mode != Mode::Pipeline && PQenterPipelineMode(m_conn) != 1)
        return failure(libpqError(ErrorKind::Unavailable));
    m_mode = Mode::Pipeline;
    return {};
}

Task<Rows> Connection::runPipeline(bool isSent, Request request, CallContext context)
{
    if (!isSent || PQpipelineSync(m_conn) != 1)
        co_return failure(lose());
    request.timeout = m_serverTimeout;
    m_request.emplace(std::move(request));
    co_return co_await await(std::move(context));
}

/// `current`: the statement_timeout that holds without them.
Connection::LocalSettings Connection::settingsFor(const Tenant &tenant, const CallContext &context,
                                                  std::chrono::milliseconds current) const
{
    if (PQtransactionStatus(m_conn) == PQTRANS_INERROR)
        return {}; // only ROLLBACK is heard
    LocalSettings settings{tenant, std::nullopt, m_settings.isThroughPooler && !isInTransaction()};
    const auto limit = m_settings.statementTimeout;
    if (limit <= std::chrono::milliseconds::zero())
        return settings;
    const auto remaining = std::chrono::ceil<std::chrono::milliseconds>(context.remaining());
    const auto wanted = std::clamp(remaining, std::chrono::milliseconds{1}, limit);
    // Not worth a word if it differs by little; but never less than the caller grants.
    if (wanted > current || wanted < current * 9 / 10)
        settings.timeout = wanted;
    return settings;
}

bool Connection::sendSettings(const LocalSettings &settings, Request &request)
{
    const auto tenant = settings.tenant ? QString::number(settings.tenant->value) : QString();
    const auto milliseconds = settings.timeout.value_or(m_serverTimeout);
    const auto timeout = QString::number(milliseconds.count());
    m_serverTimeout = milliseconds;
    if (settings.isEverything)
        return sendStatement(kSetEverything, Parameters{tenant, timeout}, StepKind::Settings, request);
    if (settings.tenant && settings.timeout)
        return sendStatement(kSetBoth, Parameters{tenant, timeout}, StepKind::Settings, request);
    if (settings.tenant)
        return sendStatement(kSetTenant, Parameters{tenant}, StepKind::Settings, request);
    return !settings.timeout || sendStatement(kSetTimeout, Parameters{timeout}, StepKind::Settings, request);
}

bool Connection::sendPlanMode(bool isKept, Request &request)
{
    // What has no name is planned each time. In a failed transaction only ROLLBACK is heard.
    if (m_keepsPlans == isKept || m_settings.isThroughPooler || PQtransactionStatus(m_conn) == PQTRANS_INERROR)
        return true;
    m_keepsPlans = isKept;
    return sendStatement(isKept ? kKeepPlans : kPlanForValues, {}, StepKind::Settings, request);
}

bool Connection::needsMark() const
{
    // A standby writes nothing, and refuses to say where its log ends.
    return m_mark.xid.isEmpty() && PQtransactionStatus(m_conn) == PQTRANS_INTRANS && !isReadOnly();
}

bool Connection::sendForgetStale(Request &request)
{
    if (PQtransactionStatus(m_conn) == PQTRANS_INERROR)
        return true; // only ROLLBACK is heard
    const auto now = *m_settings.schemaEpoch;
    if (std::exchange(m_schemaEpoch, now) == now || m_settings.isThroughPooler)
        return true;
    m_prepared.clear();
    request.steps.push_back({StepKind::Settings, {}});
    return PQsendQueryParams(m_conn, "DEALLOCATE ALL", 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
}

bool Connection::sendStatement(const Statement &statement, const Parameters &parameters, StepKind kind,
                               Request &request)
{
    const auto count = static_cast<std::size_t>(parameters.count());
    std::vector<const char *> values(count);
    std::vector<int> lengths(count);
    const std::vector<int> formats(count, 1);
    for (std::size_t index = 0; index < count; ++index) {
        const auto &value = parameters.values()[index];
        values[index] = value.isNull() ? nullptr : value.constData();
        lengths[index] = static_cast<int>(value.size());
    }
    constexpr int kBinaryRows = 1;
    // Through a pooler the next transaction may meet another backend: nothing has a name.
    if (m_settings.isThroughPooler || statement.isUnnamed) {
        request.steps.push_back({kind, {}});
        return PQsendQueryParams(m_conn, latin(statement.text).constData(), parameters.count(),
                                 parameters.types().data(), values.data(), lengths.data(), formats.data(),
                                 kBinaryRows) == 1;
    }
    const QByteArray name = latin(statement.name);
    if (!m_prepared.contains(name)) {
        m_prepared.insert(name); // or forgotten, should it fail: what is sent behind relies on it
        request.steps.push_back({StepKind::Prepare, name});
        if (PQsendPrepare(m_conn, name.constData(), latin(statement.text).constData(), parameters.count(),
                          parameters.types().data()) != 1)
            return false;
    }
    request.steps.push_back({kind, {}});
    return PQsendQueryPrepared(m_conn, name.constData(), parameters.count(), values.data(), lengths.data(),
                               formats.data(), kBinaryRows) == 1;
}

Task<Rows> Connection::await(CallContext context)
{
    const auto completion = m_request->completion;
    if (!flush())
        co_return failure(lose());
    co_return co_await completion.within(std::move(context));
}

Result<> Connection::leavePipeline()
{
    if (!m_isConnected)
        return failure(ErrorKind::Unavailable, QStringLiteral("the connection is lost"));
    if (m_request || m_mode == Mode::CopyIn)
        return failure(ErrorKind::Bug, QStringLiteral("the connection is busy with another request"));
    if (m_mode == Mode::Pipeline && PQexitPipelineMode(m_conn) != 1)
        return failure(libpqError(ErrorKind::Unavailable));
    m_mode = Mode::Simple;
    return {};
}

Task<Rows> Connection::script(QByteArray sql, CallContext context)
{
    if (const auto left = leavePipeline(); !left)
        co_return failure(left.error());
    if (PQsendQuery(m_conn, sql.constData()) != 1)
        co_return failure(libpqError(ErrorKind::Unavailable));
    m_activity = {"script", Clock::now()};
    m_request.emplace();
    co_return co_await await(std::move(context));
}

} // namespace minixdr::postgres
