// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"
#include "services/postgres/sqlstate.h"

#include <QLoggingCategory>
#include <QRegularExpression>

#include <libpq-fe.h>

Q_DECLARE_LOGGING_CATEGORY(lcConnection)

namespace minixdr::postgres
{

Task<> Connection::connect(Endpoint endpoint, CallContext context)
{
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (const auto &[keyword, value] : m_settings.keywords) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.insert(keywords.end(), {"host", "hostaddr", "port"}); // an empty one says nothing
    values.insert(values.end(), {endpoint.host.constData(), endpoint.hostaddr.constData(), endpoint.port.constData()});
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    constexpr int kExpandDatabaseName = 1;
    m_conn = PQconnectStartParams(keywords.data(), values.data(), kExpandDatabaseName);
    if (!m_conn)
        co_return failure(ErrorKind::Overloaded, QStringLiteral("out of memory"));
    if (PQstatus(m_conn) == CONNECTION_BAD)
        co_return failure(connectError());
    PQsetErrorVerbosity(m_conn, PQERRORS_VERBOSE); // the only way to a refusal's SQLSTATE
    PQsetNoticeReceiver(
        m_conn, [](void *, const pg_result *notice) { qCDebug(lcConnection) << PQresultErrorMessage(notice); },
        nullptr);
    MX_CO_CHECK(co_await pollConnect(std::move(context)));
    if (PQsetnonblocking(m_conn, 1) != 0)
        co_return failure(libpqError(ErrorKind::Bug));
    PQsetErrorVerbosity(m_conn, PQERRORS_DEFAULT);
    m_serverTimeout = m_settings.statementTimeout;
    m_schemaEpoch = *m_settings.schemaEpoch;
    m_keepsPlans = false; // connectionSettings()
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
    for (auto *notifier : {&m_reading, &m_writing}) {
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater(); // we are called by one of them
    }
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
    default:
        done.resolve(failure(connectError()));
    }
}

Error Connection::connectError() const
{
    auto error = libpqError(ErrorKind::Unavailable);
    // "… failed: FATAL:  53300: sorry, too many clients already"; of several hosts, the last counts.
    static const QRegularExpression kState(QStringLiteral(":  ([0-9A-Z]{5}): "));
    for (auto found = kState.globalMatch(error.what); found.hasNext();)
        error.code = found.next().captured(1);
    if (!error.code.isEmpty())
        error.kind = kindOfSqlState(error.code.toLatin1());
    else if (PQconnectionNeedsPassword(m_conn))
        error.kind = ErrorKind::Denied;
    if (error.kind == ErrorKind::Bug)
        error.kind = ErrorKind::Unavailable;
    return error;
}

} // namespace minixdr::postgres
