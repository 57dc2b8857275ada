// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/base/task.h"
#include "services/postgres/pool.h"
#include "services/postgres/rows.h"
#include "services/postgres/statement.h"

#include <QObject>
#include <QSet>
#include <QSocketNotifier>

#include <memory>
#include <optional>
#include <vector>

struct pg_conn;

namespace minixdr::postgres
{

/// One libpq connection in non-blocking mode, driven by socket notifiers. Statements run in pipeline mode, so that
/// setting the tenant, preparing and executing share one round trip; COPY and scripts leave it for their duration.
/// One request at a time. Owned by the pool, used on the pool's thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    using Clock = CallContext::Clock;

    explicit Connection(QString conninfo, QObject *parent = nullptr);
    ~Connection() override;

    Task<> connect(CallContext context);

    /// Runs `statement`, prepared at its first use here. Outside a transaction everything since the last Sync is one
    /// implicit transaction, so `tenant`, set locally, ends with the statement.
    Task<Rows> execute(Statement statement, Parameters parameters, Tenant tenant, CallContext context);

    /// One or more statements as text, by the simple protocol; the last one's rows.
    Task<Rows> script(QByteArray sql, CallContext context);

    Task<> copyBegin(QByteArray sql, CallContext context);
    Task<> copyData(QByteArray block, CallContext context);
    Task<qint64> copyEnd(CallContext context);

    /// Asks the server to give up the running request. It returns at once: PQcancel connects and waits on a thread of
    /// its own. The request then ends as any other, with 57014.
    void requestCancel();

    /// Ends the running request here and on the server; the connection is of no further use.
    void abort();

    /// After its caller has left: cancels what runs, rolls back what is open. An error means: close me.
    Task<> clean(CallContext context);

    bool isConnected() const { return m_isConnected; }
    bool isBusy() const { return m_request.has_value(); }
    bool isInTransaction() const;
    /// A server that became a standby since we connected (reported by in_hot_standby, PostgreSQL 14 and later).
    bool isStandby() const;
    int backendPid() const;
    Clock::duration lastRoundTrip() const { return m_lastRoundTrip; }

Q_SIGNALS:
    /// The socket ended or failed while nobody or somebody waited. The connection is of no further use.
    void lost(const minixdr::Error &error);

private:
    enum class Mode : quint8 { Pipeline, Simple, CopyIn };

    /// One command of a pipeline; `preparing` names the statement if it is a Parse.
    struct Step {
        QByteArray preparing;
    };

    struct Request {
        Completion<Rows> completion;
        std::vector<Step> steps; ///< of a pipeline, in the order they were sent
        std::size_t step = 0;
        Rows rows;
        std::optional<Error> error;
        Clock::time_point sentAt;
    };

    Task<Rows> executeOnce(Statement statement, Parameters parameters, Tenant tenant, CallContext context);
    bool sendPipeline(const Statement &statement, const Parameters &parameters, const Tenant &tenant, Request &request);
    bool sendPrepare(const QByteArray &name, const Statement &statement, const Parameters &parameters,
                     Request &request);
    bool sendExecute(const QByteArray &name, const Parameters &parameters);
    Task<Rows> await(CallContext context);
    Result<> leavePipeline();
    Task<> leaveCopy(CallContext context);

    Task<> pollConnect(CallContext context);
    void watchSocket();
    void advanceConnect();
    void readReady();
    void writeReady();
    void readResults();
    void takeResult(pg_result *result);
    void finishRequest();
    void fail(Error error);
    bool flush();
    Error libpqError(ErrorKind kind) const;

    QString m_conninfo;
    pg_conn *m_conn = nullptr;
    std::unique_ptr<QSocketNotifier> m_reading;
    std::unique_ptr<QSocketNotifier> m_writing;
    int m_watchedSocket = -1;
    std::optional<Completion<bool>> m_connecting;
    std::optional<Completion<bool>> m_draining; ///< somebody waits for room in the send buffer
    std::optional<Request> m_request;
    Mode m_mode = Mode::Simple;
    bool m_isConnected = false;
    QSet<QByteArray> m_prepared;
    Clock::duration m_lastRoundTrip{};
};

} // namespace minixdr::postgres
