// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"
#include "services/postgres/sqlstate.h"

#include <libpq-fe.h>

#include <algorithm>

namespace minixdr::postgres
{
namespace
{

const Error kNotRun{ErrorKind::Contention, QStringLiteral("a read that was sent with it failed"),
                    QStringLiteral("not_run")};

bool endsConnection(const pg_result *result)
{
    const QByteArrayView severity(PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED));
    return severity == "FATAL" || severity == "PANIC";
}

} // namespace

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
        return fail(lossOf(m_request));
    if (!closeGroup())
        return fail(lossOf(m_request));
    readResults();
}

/// Why the server hung up, if it said so, tells more than that it is gone. What it said of a statement is nothing to
/// those who wait behind it.
Error Connection::lossOf(const std::optional<Request> &request) const
{
    const bool isReason = request && request->error && isDisconnect(*request->error);
    return isReason ? *request->error : libpqError(ErrorKind::Unavailable);
}

void Connection::readResults()
{
    if (!m_request) {
        // Nothing was asked: a notice, a parameter change, or FATAL before the server closes.
        while (!PQisBusy(m_conn) && m_mode == Mode::Simple) {
            pg_result *result = PQgetResult(m_conn);
            if (!result)
                break;
            PQclear(result);
        }
        if (PQstatus(m_conn) == CONNECTION_BAD)
            fail(libpqError(ErrorKind::Unavailable));
        return;
    }
    bool wasEnd = false;
    while (m_request && !isAtOpenGroup() && !PQisBusy(m_conn)) {
        pg_result *result = PQgetResult(m_conn);
        if (result) {
            wasEnd = false;
            takeResult(result);
        } else if (m_mode == Mode::Pipeline) {
            // End of one step, or of an error at the Sync. Two in a row mean that everything read so far is taken.
            if (std::exchange(wasEnd, true) || PQstatus(m_conn) == CONNECTION_BAD)
                break;
            if (m_request->step >= m_request->steps.size())
                continue;
            if (++m_request->step == m_request->steps.size() && sharingWithCurrent() > 0)
                finishRequest();
        } else {
            return finishRequest();
        }
    }
    if (m_request && PQstatus(m_conn) == CONNECTION_BAD)
        fail(lossOf(m_request));
}

void Connection::takeResult(pg_result *result)
{
    auto &request = *m_request;
    const auto status = PQresultStatus(result);
    switch (status) {
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
        takeRows(Rows(result));
        return;
    default: {
        auto error = status == PGRES_PIPELINE_ABORTED ? kNotRun : errorOfResult(result);
        const bool isLast = endsConnection(result);
        PQclear(result);
        if (isLast) // before any answer: whoever asks again must not take it for alive
            return fail(std::move(error));
        if (!request.error) {
            request.error = std::move(error);
            request.failedStep = request.step;
        }
    }
    }
}

void Connection::takeRows(Rows rows)
{
    auto &request = *m_request;
    if (request.step >= request.steps.size()) { // a script: the last statement's rows
        request.rows = std::move(rows);
        return;
    }
    const auto &step = request.steps[request.step];
    if (step.kind == StepKind::Statement)
        request.rows = std::move(rows);
    else if (step.kind == StepKind::Mark)
        if (const auto marks = rows.decode<TransactionMark>(decodeTransactionMark); marks && !marks->empty())
            m_mark = marks->front();
}

bool Connection::isNotRun(const Error &error)
{
    return error.code == kNotRun.code;
}

void Connection::finishRequest()
{
    auto request = std::move(*m_request);
    m_request.reset();
    beginNext();
    if (request.error)
        noticeFailure(request);
    else if (request.rows.commandTag() == "ROLLBACK")
        m_keepsPlans.reset();
    if (!isInTransaction()) {
        m_serverTimeout = m_settings.statementTimeout;
        m_mark = {};
        m_mayHitOthers = false;
        m_isReadOnlyByChoice = false;
    }
    if (request.error)
        request.completion.resolve(failure(std::move(*request.error)));
    else
        request.completion.resolve(std::move(request.rows));
}

/// What the server works on by now: the next of the same group, or the next group.
void Connection::beginNext()
{
    m_beganAt = m_answeredSince = m_activity.since;
    if (!m_groups.empty()) {
        const auto now = Clock::now();
        auto &group = m_groups.front();
        m_answeredSince = now - (now - m_beganAt) / group.size;
        if (--group.unanswered == 0) {
            m_groups.pop_front();
            m_activity.since = now;
        }
    }
    if (m_behind.empty())
        return;
    m_request.emplace(std::move(m_behind.front()));
    m_behind.pop_front();
    m_activity.statement = m_request->statement;
}

void Connection::noticeFailure(Request &request)
{
    m_keepsPlans.reset();
    for (auto step = request.failedStep; step < request.steps.size(); ++step)
        if (request.steps[step].kind == StepKind::Prepare)
            m_prepared.remove(request.steps[step].preparing);
    const auto isParse = [](const Step &step) { return step.kind == StepKind::Prepare; };
    if (request.number > 0 && isStalePlan(*request.error, std::ranges::none_of(request.steps, isParse)))
        noticeStalePlan();
    explain(*request.error, request);
}

void Connection::explain(Error &error, const Request &request)
{
    if (error.code == QLatin1String("25006")) {
        if (request.number > 0 || m_isReadOnlyByChoice)
            error.kind = ErrorKind::Bug;
        else
            m_hasRefusedWrite = true;
    }
    if (error.code != QLatin1String("57014") || request.isCancelled)
        return;
    // The same SQLSTATE for a cancellation by somebody else and for statement_timeout, whoever set it.
    const auto ran = Clock::now() - m_beganAt;
    const bool isLate = request.timeout.count() > 0 && ran >= request.timeout;
    if (isLate || error.what.contains(QLatin1String("timeout")))
        error.kind = ErrorKind::Timeout;
    else if (request.number > 0 && m_mayHitOthers)
        error.kind = ErrorKind::Unavailable; // meant for the one before it
}

} // namespace minixdr::postgres
