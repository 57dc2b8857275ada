// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/base/ids.h"
#include "services/base/task.h"
#include "services/postgres/commit_outcome.h"
#include "services/postgres/connection_settings.h"
#include "services/postgres/rows.h"
#include "services/postgres/statement.h"

#include <QObject>
#include <QSet>
#include <QSocketNotifier>

#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct pg_conn;

namespace minixdr::postgres
{

/// Row-level security answers for this organization during one statement or transaction; without it, no tenant row
/// is visible to the application role.
using Tenant = std::optional<OrganizationId>;

enum class TransactionMode : quint8 { ReadWrite, ReadOnly };

/// One libpq connection in non-blocking mode, driven by socket notifiers. Statements run in pipeline mode, so that
/// setting the tenant, preparing and executing share one round trip; COPY and scripts leave it for their duration.
/// One request at a time, but for shared reads: any number may be sent behind one another, and those of one statement
/// that are asked in one turn of the event loop share a Sync.
/// Owned by the pool, used on the pool's thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    using Clock = CallContext::Clock;

    /// What it does now, for people who look.
    struct Activity {
        std::string_view statement; ///< that runs, or ran last; static storage; "script" for text
        Clock::time_point since;    ///< when it was sent
    };

    explicit Connection(ConnectionSettings settings, QObject *parent = nullptr);
    ~Connection() override;

    Task<> connect(Endpoint endpoint, CallContext context);

    /// Runs `statement`, prepared at its first use here. Outside a transaction everything since the last Sync is one
    /// implicit transaction, so `tenant`, set locally, ends with the statement. The server gives up with the caller's
    /// deadline. A prepared statement that DDL made stale is prepared again, once; inside a transaction it is
    /// Contention.
    Task<Rows> execute(Statement statement, Parameters parameters, Tenant tenant, CallContext context);

    /// One of several reads that share the connection.
    struct SharedRead {
        quint64 number = 0;
        Completion<Rows> answer;
    };

    enum class Sync : quint8 { Shared, Own };

    /// Sends a read, read-only and as `tenant`, behind those that still run: at once if none does or it has a Sync of
    /// its own, otherwise before the event loop turns. An error at once means that the connection is lost, or runs
    /// something else. Bug (25006) if the statement would have written.
    Result<SharedRead> sendShared(const Statement &statement, const Parameters &parameters, const Tenant &tenant,
                                  const CallContext &context, Sync sync = Sync::Shared);
    /// Whether a read has not run, since one that it shared a Sync with failed.
    static bool isNotRun(const Error &error);
    /// A new answer of a shared read whose asker has left; nothing if it has ended.
    std::optional<Completion<Rows>> takeOver(quint64 number);
    /// Whether the server may be at work on that shared read, as far as it has said.
    bool mayRun(quint64 number) const;
    /// Shared reads that were sent to be answered together and are being worked on.
    int atWork() const { return m_groups.empty() ? 0 : m_groups.front().size; }
    /// Requests that were sent and are not answered.
    int inFlight() const { return static_cast<int>(m_behind.size()) + (m_request ? 1 : 0); }
    /// To be asked as an answer comes: since when the server has worked on that request, or its predecessor was
    /// answered. Reads that share a Sync are answered together, so each counts an equal part of their time.
    Clock::time_point answeredSince() const { return m_answeredSince; }

    /// One or more statements as text, by the simple protocol; the last one's rows.
    Task<Rows> script(QByteArray sql, CallContext context);

    /// BEGIN, and what holds for the whole transaction, in one round trip. What would write in one that is read-only is
    /// a Bug (25006).
    Task<> begin(Tenant tenant, TransactionMode mode, CallContext context);

    /// COMMIT; Bug (25P02) if the transaction had failed, so that the server rolled back instead.
    Task<> commit(CallContext context);

    /// How to ask for the open transaction's end; without a number if it has written nothing. Asks the server only
    /// if a script or a COPY may have written since.
    Task<TransactionMark> transactionMark(CallContext context);

    Task<> copyBegin(QByteArray sql, CallContext context);
    Task<> copyData(QByteArray block, CallContext context);
    Task<qint64> copyEnd(CallContext context);

    /// Asks the server to give up the running request, encrypted if we are. It returns at once: another thread connects
    /// and waits. The request then ends as any other, with 57014; through a pooler with TLS it runs on. `shared` is the
    /// read that is meant, should another be hit; without it whatever runs is.
    void requestCancel(std::optional<quint64> shared = std::nullopt);

    /// Ends the running request, or the attempt to connect, here and on the server with `why`; the connection is of no
    /// further use.
    void abort(Error why);

    /// After its caller has left: cancels what still runs at `cancelAt`, rolls back what is open. An error means:
    /// close me.
    Task<> clean(Clock::time_point cancelAt, CallContext context);

    bool isConnected() const { return m_isConnected; }
    bool isBusy() const { return m_request.has_value(); }
    bool isInTransaction() const;
    /// A request to cancel is on its way; it hits whatever runs when it arrives.
    bool isBeingCancelled() const { return *m_cancelsUnderWay > 0; }
    bool isCopying() const { return m_mode == Mode::CopyIn; }
    /// The server says that it takes no writes: a demoted primary (in_hot_standby or default_transaction_read_only,
    /// which PostgreSQL 14 and later report without being asked), or it has refused one here (25006).
    bool isReadOnly() const;
    int backendPid() const;
    /// How far this standby had replayed when it was last asked; it never goes back.
    qint64 replayedPosition() const { return m_replayedPosition; }
    void setReplayedPosition(qint64 position) { m_replayedPosition = position; }
    const Activity &activity() const { return m_activity; }

Q_SIGNALS:
    /// The socket ended or failed while nobody or somebody waited. The connection is of no further use.
    void lost(const minixdr::Error &error);

private:
    enum class Mode : quint8 { Pipeline, Simple, CopyIn };

    enum class StepKind : quint8 { Prepare, Settings, Statement, Mark };

    /// One command of a pipeline.
    struct Step {
        StepKind kind;
        QByteArray preparing; ///< the statement's name if it is a Parse
    };

    struct Request {
        Completion<Rows> completion;
        std::vector<Step> steps; ///< of a pipeline, in the order they were sent
        std::size_t step = 0;
        Rows rows;
        std::size_t failedStep = 0;
        std::optional<Error> error;
        std::chrono::milliseconds timeout{}; ///< the server's, while it runs
        std::string_view statement;
        quint64 number = 0; ///< of a shared read
        bool isCancelled = false;
    };

    /// Shared reads of one statement that share a Sync, and so an implicit transaction: one that fails ends those
    /// behind it.
    struct Group {
        std::string_view statement;
        Tenant tenant;
        std::chrono::milliseconds timeout{};
        int size = 0;
        int unanswered = 0;
    };

    /// What is set for one statement or transaction, ahead of it in the same round trip.
    struct LocalSettings {
        Tenant tenant;
        std::optional<std::chrono::milliseconds> timeout;
        bool isEverything = false; ///< through a pooler, where no session is ours
    };

    Task<Rows> executeOnce(Statement statement, Parameters parameters, Tenant tenant, CallContext context);
    bool mayJoin(const Statement &statement) const;
    bool beginGroup(const Statement &statement, const Tenant &tenant, const CallContext &context, Request &request);
    bool joinGroup(const Tenant &tenant, const CallContext &context, Request &request);
    bool closeGroup();
    void closeGroupSoon();
    bool isAtOpenGroup() const { return m_isGroupOpen && m_groups.size() == 1; }
    /// How many of m_behind share a Sync with m_request.
    int sharingWithCurrent() const { return m_groups.empty() ? 0 : std::max(0, m_groups.front().unanswered - 1); }
    bool sendReadSettings(const Tenant &tenant, Request &request);
    LocalSettings settingsFor(const Tenant &tenant, const CallContext &context,
                              std::chrono::milliseconds current) const;
    Result<> enterPipeline();
    bool sendSettings(const LocalSettings &settings, Request &request);
    bool sendPlanMode(bool isKept, Request &request);
    bool sendStatement(const Statement &statement, const Parameters &parameters, StepKind kind, Request &request);
    bool needsMark() const;
    bool sendForgetStale(Request &request);
    Task<Rows> runPipeline(bool isSent, Request request, CallContext context);
    Task<Rows> await(CallContext context);
    Task<Rows> awaitCopyEnd(CallContext context);
    Result<> leavePipeline();
    Task<> leaveCopy(CallContext context);
    Task<> awaitCancels(CallContext context);
    std::function<Result<>()> cancelSender() const;

    Task<> pollConnect(CallContext context);
    void watchSocket();
    void advanceConnect();
    void readReady();
    void writeReady();
    void readResults();
    void takeResult(pg_result *result);
    void takeRows(Rows rows);
    void finishRequest();
    void beginNext();
    void noticeFailure(Request &request);
    void noticeStalePlan();
    void explain(Error &error, const Request &request);
    Error lossOf(const std::optional<Request> &request) const;
    void fail(Error error);
    Error lose();
    bool flush();
    Error libpqError(ErrorKind kind) const;
    Error connectError() const;

    ConnectionSettings m_settings;
    pg_conn *m_conn = nullptr;
    std::unique_ptr<QSocketNotifier> m_reading;
    std::unique_ptr<QSocketNotifier> m_writing;
    int m_watchedSocket = -1;
    std::optional<Completion<bool>> m_connecting;
    std::optional<Completion<bool>> m_draining; ///< somebody waits for room in the send buffer
    std::optional<Request> m_request;
    std::deque<Request> m_behind; ///< shared reads sent after m_request
    std::deque<Group> m_groups;   ///< of m_request and m_behind; the last may still be open
    bool m_isGroupOpen = false;   ///< others may join it, no Sync is sent yet
    bool m_isCloseBooked = false;
    quint64 m_lastShared = 0;
    bool m_mayHitOthers = false; ///< a request to cancel went out while reads stood behind the one it was meant for
    Clock::time_point m_answeredSince;
    Clock::time_point m_beganAt; ///< since when the server was at work on what was answered last, or on its group
    Mode m_mode = Mode::Simple;
    bool m_isConnected = false;
    bool m_hasRefusedWrite = false;
    bool m_isReadOnlyByChoice = false; ///< the open transaction
    QSet<QByteArray> m_prepared;
    quint64 m_schemaEpoch = 0;                   ///< of the pool when m_prepared was begun
    std::chrono::milliseconds m_serverTimeout{}; ///< statement_timeout as it stands in the open transaction
    std::shared_ptr<std::atomic<int>> m_cancelsUnderWay = std::make_shared<std::atomic<int>>(0);
    TransactionMark m_mark;           ///< of the open transaction
    std::optional<bool> m_keepsPlans; ///< as the session stands; unknown after what may have rolled it back
    Activity m_activity;
    qint64 m_replayedPosition = -1;
};

} // namespace minixdr::postgres
