// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/slow_query_line.h"

#include "services/base/json_record.h"

#include <nlohmann/json.hpp>

namespace minixdr
{
namespace
{

using nlohmann::json;

json parametersToJson(const postgres::Parameters &parameters)
{
    auto list = json::array();
    for (std::size_t index = 0; index < parameters.types().size(); ++index) {
        const auto &value = parameters.values()[index];
        auto bytes = value.isNull() ? json() : json(value.toBase64().toStdString());
        list.push_back({parameters.types()[index], std::move(bytes)});
    }
    return list;
}

Result<postgres::Parameters> parametersFrom(const json &list)
{
    std::vector<postgres::Oid> types;
    std::vector<QByteArray> values;
    for (const auto &entry : list) {
        types.push_back(entry.at(0));
        if (entry.at(1).is_null()) {
            values.emplace_back();
            continue;
        }
        auto bytes = QByteArray::fromBase64(QByteArray::fromStdString(entry.at(1).get<std::string>()));
        values.push_back(bytes.isNull() ? QByteArray("", 0) : std::move(bytes));
    }
    return postgres::Parameters::restore(std::move(types), std::move(values));
}

SlowQuery read(const json &object)
{
    SlowQuery query;
    query.number = object.at("number");
    query.at = UtcTime{std::chrono::microseconds{object.at("at").get<qint64>()}};
    query.program = recordText(object.at("program"));
    query.statement = recordText(object.at("statement"));
    query.sql = recordText(object.at("sql"));
    query.fingerprint = recordText(object.at("fingerprint"));
    if (!object.at("organization").is_null())
        query.organization = OrganizationId{object.at("organization").get<qint64>()};
    query.isMasked = object.at("masked");
    query.isCut = object.at("cut");
    query.timing = {recordDuration(object.at("wait")), recordDuration(object.at("server")),
                    recordDuration(object.at("decode"))};
    query.rows = object.at("rows");
    if (!object.at("error").is_null())
        query.error = static_cast<ErrorKind>(object.at("error").get<quint8>());
    return query;
}

} // namespace

QByteArray toLine(const SlowQuery &query)
{
    const json object{
        {"number", query.number},
        {"at", query.at.time_since_epoch().count()},
        {"program", query.program.toStdString()},
        {"statement", query.statement.toStdString()},
        {"sql", query.sql.toStdString()},
        {"fingerprint", query.fingerprint.toStdString()},
        {"organization", query.organization ? json(query.organization->value) : json()},
        {"parameters", parametersToJson(query.parameters)},
        {"masked", query.isMasked},
        {"cut", query.isCut},
        {"wait", query.timing.wait.count()},
        {"server", query.timing.server.count()},
        {"decode", query.timing.decode.count()},
        {"rows", query.rows},
        {"error", query.error ? json(static_cast<quint8>(*query.error)) : json()},
    };
    return QByteArray::fromStdString(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::optional<SlowQuery> slowQueryFrom(const QByteArray &line)
{
    try {
        const auto object = parseRecord(line);
        auto query = read(object);
        auto parameters = parametersFrom(object.at("parameters"));
        if (!parameters || (query.error && *query.error > ErrorKind::Bug))
            return std::nullopt;
        query.parameters = std::move(*parameters);
        return query;
    } catch (const json::exception &) { // of another program's line: the caller counts it
        return std::nullopt;
    }
}

} // namespace minixdr
