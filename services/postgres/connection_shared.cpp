// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection.h"

#include <libpq-fe.h>

namespace minixdr::postgres
{
namespace
{

// As Connection::execute() sets them, and that nothing is written. Without a tenant, no tenant row is visible.
constexpr Statement kSetRead{
    "postgres.set_read",
    "SELECT set_config('app.organization_id', $1, true), set_config('transaction_read_only', 'on', true)"};
constexpr Statement kSetReadAndTimeout{
    "postgres.set_read_and_timeout",
    "SELECT set_config('app.organization_id', $1, true), set_config('transaction_read_only', 'on', true), "
    "set_config('statement_timeout', $2, true)"};

} // namespace

Result<Connection::SharedRead> Connection::sendShared(const Statement &statement, const Parameters &parameters,
                                                      const Tenant &tenant, const CallContext &context)
{
    const bool isShared = m_request && m_request->number > 0;
    if (!isShared)
        if (auto entered = enterPipeline(); !entered)
            return failure(std::move(entered).error());
    Request request;
    request.number = ++m_lastShared;
    request.statement = statement.name;
    const auto settings = settingsFor(tenant, context);
    request.timeout = settings.timeout.value_or(m_serverTimeout);
    const bool isSent = sendForgetStale(request) && sendPlanMode(statement.access == Access::Lookup, request) &&
                        sendReadSettings(settings, request) &&
                        sendStatement(statement, parameters, StepKind::Statement, request) &&
                        PQpipelineSync(m_conn) == 1 && flush();
    if (!isSent) {
        auto error = libpqError(ErrorKind::Unavailable);
        fail(error);
        return failure(std::move(error));
    }
    SharedRead read{request.number, request.completion};
    if (isShared) {
        m_behind.push_back(std::move(request));
        return read;
    }
    m_activity = {statement.name, Clock::now()};
    m_request.emplace(std::move(request));
    return read;
}

bool Connection::sendReadSettings(const LocalSettings &settings, Request &request)
{
    const auto tenant = settings.tenant ? QString::number(settings.tenant->value) : QString();
    if (!settings.timeout)
        return sendStatement(kSetRead, Parameters{tenant}, StepKind::Settings, request);
    const Parameters both{tenant, QString::number(settings.timeout->count())};
    return sendStatement(kSetReadAndTimeout, both, StepKind::Settings, request);
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
