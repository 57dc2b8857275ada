// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"

#include <libpq-fe.h>

#include <algorithm>

namespace minixdr::postgres
{
namespace
{

// As Connection::execute() sets them, and that nothing is written. Without a tenant, no tenant row is visible. One
// statement for all: what a group prepares behind a read that fails would be missing in the next.
constexpr Statement kSetRead{
    "postgres.set_read",
    "SELECT set_config('app.organization_id', $1, true), set_config('transaction_read_only', 'on', true), "
    "set_config('statement_timeout', $2, true)"};

/// The server keeps the answers of a group until its Sync: a large one makes the first wait, and us wait for the server
/// and the server for us by turns.
constexpr int kGroupSize = 16;

} // namespace

Result<Connection::SharedRead> Connection::sendShared(const Statement &statement, const Parameters &parameters,
                                                      const Tenant &tenant, const CallContext &context, Sync sync)
{
    const bool isBehind = m_request && m_request->number > 0;
    if (!isBehind)
        if (auto entered = enterPipeline(); !entered)
            return failure(std::move(entered).error());
    Request request;
    request.number = ++m_lastShared;
    request.statement = statement.name;
    SharedRead read{request.number, request.completion};
    const bool joins = sync == Sync::Shared && mayJoin(statement);
    const bool isSent =
        (joins ? joinGroup(tenant, context, request) : beginGroup(statement, tenant, context, request)) &&
        sendStatement(statement, parameters, StepKind::Statement, request);
    if (!isSent)
        return failure(lose());
    auto &group = m_groups.back();
    ++group.unanswered;
    const bool isFull = ++group.size >= kGroupSize;
    if (isBehind) {
        m_behind.push_back(std::move(request));
    } else {
        m_activity = {statement.name, Clock::now()};
        m_request.emplace(std::move(request));
    }
    // An idle server begins at once. A busy one has time until all of this turn have asked.
    if (isBehind && !isFull && sync == Sync::Shared)
        closeGroupSoon();
    else if (!closeGroup())
        return failure(lose());
    return read;
}

bool Connection::mayJoin(const Statement &statement) const
{
    return m_isGroupOpen && m_groups.back().statement == statement.name && m_schemaEpoch == *m_settings.schemaEpoch;
}

bool Connection::beginGroup(const Statement &statement, const Tenant &tenant, const CallContext &context,
                            Request &request)
{
    if (!closeGroup())
        return false;
    request.timeout = settingsFor(tenant, context, m_serverTimeout).timeout.value_or(m_serverTimeout);
    m_groups.push_back({statement.name, tenant, request.timeout, 0, 0});
    m_isGroupOpen = true;
    return sendForgetStale(request) && sendPlanMode(statement.access == Access::Lookup, request) &&
           sendReadSettings(tenant, request);
}

bool Connection::joinGroup(const Tenant &tenant, const CallContext &context, Request &request)
{
    auto &group = m_groups.back();
    request.timeout = settingsFor(tenant, context, group.timeout).timeout.value_or(group.timeout);
    if (tenant == group.tenant && request.timeout == group.timeout)
        return true;
    group.tenant = tenant;
    group.timeout = request.timeout;
    return sendReadSettings(tenant, request);
}

bool Connection::closeGroup()
{
    if (!std::exchange(m_isGroupOpen, false))
        return true;
    return PQpipelineSync(m_conn) == 1 && flush();
}

void Connection::closeGroupSoon()
{
    if (std::exchange(m_isCloseBooked, true))
        return;
    const auto close = [this] {
        m_isCloseBooked = false;
        if (!closeGroup())
            lose();
    };
    QMetaObject::invokeMethod(this, close, Qt::QueuedConnection);
}

bool Connection::sendReadSettings(const Tenant &tenant, Request &request)
{
    const Parameters settings{tenant ? QString::number(tenant->value) : QString(),
                              QString::number(request.timeout.count())};
    return sendStatement(kSetRead, settings, StepKind::Settings, request);
}

bool Connection::mayRun(quint64 number) const
{
    const auto is = [number](const Request &request) { return request.number == number; };
    return m_request && (is(*m_request) || std::any_of(m_behind.begin(), m_behind.begin() + sharingWithCurrent(), is));
}

std::optional<Completion<Rows>> Connection::takeOver(quint64 number)
{
    const auto hand = [](Request &request) { return request.completion = Completion<Rows>(); };
    if (m_request && m_request->number == number)
        return hand(*m_request);
    for (auto &request : m_behind)
        if (request.number == number)
            return hand(request);
    return std::nullopt;
}

} // namespace minixdr::postgres
