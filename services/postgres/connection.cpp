// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"

#include "services/base/handed_over.h"
#include "services/postgres/binary.h"
#include "services/postgres/sqlstate.h"

#include <QLoggingCategory>
#include <QThreadPool>

#include <libpq-fe.h>

#include <array>

Q_LOGGING_CATEGORY(lcConnection, "minixdr.postgres.connection", QtInfoMsg)

namespace minixdr::postgres
{
namespace
{

constexpr Statement kSetTenant{"postgres.set_tenant", "SELECT set_config('app.organization_id', $1, true)"};

QByteArray latin(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// The plan of a prepared statement outlived what it was made for: DDL ran, or a pooler gave us another backend.
bool isStalePlan(const Error &error)
{
    return error.code == QLatin1String("0A000") || error.code == QLatin1String("26000");
}

} // namespace

Connection::Connection(QString conninfo, QObject *parent) : QObject(parent), m_conninfo(std::move(conninfo)) {}

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

bool Connection::isStandby() const
{
    const char *value = m_conn ? PQparameterStatus(m_conn, "in_hot_standby") : nullptr;
    return value && qstrcmp(value, "on") == 0;
}

int Connection::backendPid() const
{
    return m_conn ? PQbackendPID(m_conn) : 0;
}

Error Connection::libpqError(ErrorKind kind) const
{
    return {kind, QString::fromUtf8(PQerrorMessage(m_conn)).trimmed(), {}};
}

// --- connecting -----------------------------------------------------------------------------------------------

Task<> Connection::connect(CallContext context)
{
    m_conn = PQconnectStart(m_conninfo.toUtf8().constData());
    if (!m_conn || PQstatus(m_conn) == CONNECTION_BAD)
        co_return failure(m_conn ? libpqError(ErrorKind::Unavailable) : Error{ErrorKind::Overloaded, {}, {}});
    PQsetNoticeReceiver(
        m_conn, [](void *, const pg_result *notice) { qCDebug(lcConnection) << PQresultErrorMessage(notice); },
        nullptr);
    MX_CO_CHECK(co_await pollConnect(std::move(context)));
    if (PQsetnonblocking(m_conn, 1) != 0)
        co_return failure(libpqError(ErrorKind::Bug));
    m_isConnected = true;
    watchSocket();
    m_writing->setEnabled(false);
    co_return {};
}

Task<> Connection::pollConnect(CallContext context)
{
    m_connecting.emplace();
    const auto done = *m_connecting;
    watchSocket();
    m_reading->setEnabled(false); // libpq: behave as if PQconnectPoll had last answered PGRES_POLLING_WRITING
    const auto connected = co_await done.within(std::move(context));
    m_connecting.reset();
    if (!connected)
        co_return failure(connected.error());
    co_return {};
}

void Connection::watchSocket()
{
    const int socket = PQsocket(m_conn);
    if (socket == m_watchedSocket && m_reading) {
        m_reading->setEnabled(true);
        m_writing->setEnabled(true);
        return;
    }
    m_watchedSocket = socket;
    m_reading = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writing = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    QObject::connect(m_reading.get(), &QSocketNotifier::activated, this, &Connection::readReady);
    QObject::connect(m_writing.get(), &QSocketNotifier::activated, this, &Connection::writeReady);
}

void Connection::advanceConnect()
{
    // PQconnectPoll may close the socket and open another (the next host, or TLS refused): drop the notifiers first.
    const auto done = *m_connecting;
    m_reading.release()->deleteLater();
    m_writing.release()->deleteLater();
    m_watchedSocket = -1;
    switch (PQconnectPoll(m_conn)) {
    case PGRES_POLLING_READING:
        watchSocket();
        m_writing->setEnabled(false);
        return;
    case PGRES_POLLING_WRITING:
        watchSocket();
        m_reading->setEnabled(false);
        return;
    case PGRES_POLLING_OK:
        done.resolve(true);
        return;
    default: {
        auto error = libpqError(ErrorKind::Unavailable);
        if (PQconnectionNeedsPassword(m_conn) || error.what.contains(QLatin1String("authentication failed")) ||
            (error.what.contains(QLatin1String("role \"")) && error.what.contains(QLatin1String("does not exist"))))
            error.kind = ErrorKind::Denied;
        else if (error.what.contains(QLatin1String("database \"")) &&
                 error.what.contains(QLatin1String("does not exist")))
            error.kind = ErrorKind::Invalid;
        done.resolve(failure(std::move(error)));
    }
    }
}

// --- sending --------------------------------------------------------------------------------------------------

Task<Rows> Connection::execute(Statement statement, Parameters parameters, Tenant tenant, CallContext context)
{
    const bool mayRetry = !isInTransaction();
    auto rows = co_await executeOnce(statement, parameters, tenant, context);
    if (rows || !mayRetry || !isStalePlan(rows.error()))
        co_return rows;
    // Nothing was done: the plan was refused before it ran. Forget all of them and prepare anew.
    qCInfo(lcConnection) << "prepared statements are stale, preparing again:" << rows.error().what;
    m_prepared.clear();
    MX_CO_CHECK(co_await script("DEALLOCATE ALL", context));
    co_return co_await executeOnce(statement, std::move(parameters), tenant, std::move(context));
}

Task<Rows> Connection::executeOnce(Statement statement, Parameters parameters, Tenant tenant, CallContext context)
{
    if (m_request || m_mode == Mode::CopyIn)
        co_return failure(ErrorKind::Bug, QStringLiteral("the connection is busy with another request"));
    if (m_mode != Mode::Pipeline && PQenterPipelineMode(m_conn) != 1)
        co_return failure(libpqError(ErrorKind::Unavailable));
    m_mode = Mode::Pipeline;

    Request request;
    if (!sendPipeline(statement, parameters, tenant, request)) {
        auto error = libpqError(ErrorKind::Unavailable);
        fail(error);
        co_return failure(std::move(error));
    }
    m_request.emplace(std::move(request));
    co_return co_await await(std::move(context));
}

bool Connection::sendPipeline(const Statement &statement, const Parameters &parameters, const Tenant &tenant,
                              Request &request)
{
    if (tenant) {
        const QByteArray name = latin(kSetTenant.name);
        const Parameters organization{QString::number(tenant->value)};
        if (!sendPrepare(name, kSetTenant, organization, request) || !sendExecute(name, organization))
            return false;
        request.steps.push_back({});
    }
    const QByteArray name = latin(statement.name);
    if (!sendPrepare(name, statement, parameters, request) || !sendExecute(name, parameters))
        return false;
    request.steps.push_back({});
    return PQpipelineSync(m_conn) == 1;
}

bool Connection::sendPrepare(const QByteArray &name, const Statement &statement, const Parameters &parameters,
                             Request &request)
{
    if (m_prepared.contains(name))
        return true;
    request.steps.push_back({name});
    return PQsendPrepare(m_conn, name.constData(), latin(statement.text).constData(), parameters.count(),
                         parameters.types().data()) == 1;
}

bool Connection::sendExecute(const QByteArray &name, const Parameters &parameters)
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
    return PQsendQueryPrepared(m_conn, name.constData(), parameters.count(), values.data(), lengths.data(),
                               formats.data(), kBinaryRows) == 1;
}

Task<Rows> Connection::await(CallContext context)
{
    m_request->sentAt = Clock::now();
    const auto completion = m_request->completion;
    if (!flush()) {
        auto error = libpqError(ErrorKind::Unavailable);
        fail(error);
        co_return failure(std::move(error));
    }
    co_return co_await completion.within(std::move(context));
}

Result<> Connection::leavePipeline()
{
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
    m_request.emplace();
    co_return co_await await(std::move(context));
}

// --- giving up ------------------------------------------------------------------------------------------------

void Connection::requestCancel()
{
    std::shared_ptr<PGcancel> handle(PQgetCancel(m_conn), PQfreeCancel);
    if (!handle)
        return;
    QThreadPool::globalInstance()->start(HandedOver([handle = std::move(handle)] {
        std::array<char, 256> error{};
        if (PQcancel(handle.get(), error.data(), static_cast<int>(error.size())) != 1)
            qCWarning(lcConnection) << "the cancel request was not sent:" << error.data();
    }));
}

Task<> Connection::clean(CallContext context)
{
    if (m_request) {
        requestCancel();
        const auto completion = Completion<Rows>();
        m_request->completion = completion;
        const auto ended = co_await completion.within(context); // its error is the cancellation
        if (m_request || !m_isConnected)
            co_return failure(ended ? Error{ErrorKind::Unavailable, {}, {}} : ended.error());
    }
    if (m_mode == Mode::CopyIn)
        MX_CO_CHECK(co_await leaveCopy(context));
    if (isInTransaction())
        MX_CO_CHECK(co_await script("ROLLBACK", context));
    co_return {};
}

void Connection::abort()
{
    if (m_request)
        requestCancel();
    fail({ErrorKind::Unavailable, QStringLiteral("the pool is closed"), {}});
}

void Connection::fail(Error error)
{
    if (!m_isConnected)
        return;
    m_isConnected = false;
    if (m_reading)
        m_reading->setEnabled(false);
    if (m_writing)
        m_writing->setEnabled(false);
    Q_EMIT lost(error);
    if (m_draining)
        std::exchange(m_draining, std::nullopt)->resolve(failure(error));
    if (m_request) {
        const auto completion = m_request->completion;
        m_request.reset();
        completion.resolve(failure(std::move(error)));
    }
}

// --- receiving ------------------------------------------------------------------------------------------------

bool Connection::flush()
{
    const int state = PQflush(m_conn);
    m_writing->setEnabled(state == 1);
    return state >= 0;
}

void Connection::writeReady()
{
    if (m_connecting)
        return advanceConnect();
    if (!flush())
        return fail(libpqError(ErrorKind::Unavailable));
    if (!m_writing->isEnabled() && m_draining)
        std::exchange(m_draining, std::nullopt)->resolve(true);
}

void Connection::readReady()
{
    if (m_connecting)
        return advanceConnect();
    // While sending, what the server says must be read too, or both sides wait for each other (libpq, "PQflush").
    if (PQconsumeInput(m_conn) != 1)
        return fail(libpqError(ErrorKind::Unavailable));
    readResults();
}

void Connection::readResults()
{
    if (!m_request) {
        // Nothing was asked: a notice, a parameter change, or FATAL before the server closes.
        while (m_mode == Mode::Simple && !PQisBusy(m_conn)) {
            pg_result *result = PQgetResult(m_conn);
            if (!result)
                break;
            PQclear(result);
        }
        if (PQstatus(m_conn) == CONNECTION_BAD)
            fail(libpqError(ErrorKind::Unavailable));
        return;
    }
    while (m_request && !PQisBusy(m_conn)) {
        pg_result *result = PQgetResult(m_conn);
        if (result) {
            takeResult(result);
        } else if (m_mode == Mode::Pipeline) {
            // End of one step. Two in a row mean that everything read so far is taken.
            if (m_request->step >= m_request->steps.size() || PQstatus(m_conn) == CONNECTION_BAD)
                break;
            ++m_request->step;
        } else {
            return finishRequest();
        }
    }
    if (m_request && PQstatus(m_conn) == CONNECTION_BAD)
        fail(m_request->error.value_or(libpqError(ErrorKind::Unavailable)));
}

void Connection::takeResult(pg_result *result)
{
    auto &request = *m_request;
    switch (PQresultStatus(result)) {
    case PGRES_PIPELINE_SYNC:
        PQclear(result);
        return finishRequest();
    case PGRES_COPY_IN:
        PQclear(result);
        m_mode = Mode::CopyIn;
        return finishRequest();
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
        if (request.step < request.steps.size() && !request.steps[request.step].preparing.isEmpty())
            m_prepared.insert(request.steps[request.step].preparing);
        request.rows = Rows(result);
        return;
    case PGRES_PIPELINE_ABORTED:
        PQclear(result);
        return;
    default:
        if (!request.error)
            request.error = errorOfResult(result);
        PQclear(result);
    }
}

void Connection::finishRequest()
{
    auto request = std::move(*m_request);
    m_request.reset();
    m_lastRoundTrip = Clock::now() - request.sentAt;
    if (request.error)
        request.completion.resolve(failure(std::move(*request.error)));
    else
        request.completion.resolve(std::move(request.rows));
}

} // namespace minixdr::postgres
