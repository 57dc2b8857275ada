// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/encrypted_cancel.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <chrono>
#include <memory>

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kAnswerPatience = 2s;

using Handle = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Result<> libpqFailure(const Handle &connection)
{
    return failure(ErrorKind::Unavailable, QString::fromUtf8(PQerrorMessage(connection.get())).trimmed());
}

Handle open(const std::vector<std::pair<QByteArray, QByteArray>> &settings)
{
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (const auto &[keyword, value] : settings) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.insert(keywords.end(), {"target_session_attrs", "connect_timeout", nullptr});
    values.insert(values.end(), {"any", "2", nullptr});
    constexpr int kExpandDatabaseName = 1;
    return {PQconnectdbParams(keywords.data(), values.data(), kExpandDatabaseName), &PQfinish};
}

Result<> awaitAnswer(const Handle &connection)
{
    const auto deadline = std::chrono::steady_clock::now() + kAnswerPatience;
    while (PQisBusy(connection.get())) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd socket{PQsocket(connection.get()), POLLIN, 0};
        if (left <= 0ms || ::poll(&socket, 1, static_cast<int>(left.count())) == 0)
            return failure(ErrorKind::Timeout, QStringLiteral("the server does not answer"));
        if (PQconsumeInput(connection.get()) != 1)
            return libpqFailure(connection);
    }
    return {};
}

} // namespace

Result<> cancelEncrypted(const std::vector<std::pair<QByteArray, QByteArray>> &keywords, int backendPid)
{
    const auto connection = open(keywords);
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return libpqFailure(connection);
    const auto pid = QByteArray::number(backendPid);
    const std::array<const char *, 1> parameters{pid.constData()};
    if (PQsendQueryParams(connection.get(), "SELECT pg_cancel_backend($1::int)", 1, nullptr, parameters.data(), nullptr,
                          nullptr, 0) != 1)
        return libpqFailure(connection);
    MX_CHECK(awaitAnswer(connection));
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQgetResult(connection.get()), &PQclear);
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        return libpqFailure(connection);
    return {};
}

} // namespace minixdr::postgres
