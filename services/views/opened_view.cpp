// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/views/opened_view.h"

#include "services/base/json_record.h"
#include "services/events/event_parameters.h"
#include "services/incidents/incident_parameters.h"

#include <nlohmann/json.hpp>

namespace minixdr
{
using nlohmann::json;

namespace
{

std::optional<OpenedView> viewFrom(const QString &list, const QString &filter, int pageSize)
{
    if (pageSize < 1)
        return std::nullopt;
    if (list == QLatin1String("events")) {
        const auto events = eventFilterFrom(filter);
        return events ? std::optional(OpenedView{*events, pageSize}) : std::nullopt;
    }
    const auto incidents = list == QLatin1String("incidents") ? incidentFilterFrom(filter) : std::nullopt;
    return incidents ? std::optional(OpenedView{*incidents, pageSize}) : std::nullopt;
}

} // namespace

QString listOf(const OpenedView &view)
{
    return std::holds_alternative<EventFilter>(view.filter) ? QStringLiteral("events") : QStringLiteral("incidents");
}

QString canonicalText(const OpenedView &view)
{
    return std::visit([](const auto &filter) { return canonicalText(filter); }, view.filter);
}

bool isLasting(const OpenedView &view)
{
    return std::visit([](const auto &filter) { return !filter.from && !filter.until; }, view.filter);
}

QByteArray toLine(const ViewOpened &opening)
{
    const json object{{"at", opening.at.time_since_epoch().count()},
                      {"organization", opening.organization.value},
                      {"list", listOf(opening.view).toStdString()},
                      {"filter", canonicalText(opening.view).toStdString()},
                      {"page_size", opening.view.pageSize}};
    return QByteArray::fromStdString(object.dump());
}

std::optional<ViewOpened> viewOpenedFrom(const QByteArray &line)
{
    try {
        const auto object = parseRecord(line);
        const auto view =
            viewFrom(QString::fromStdString(object.at("list").get<std::string>()),
                     QString::fromStdString(object.at("filter").get<std::string>()), object.at("page_size").get<int>());
        if (!view)
            return std::nullopt;
        return ViewOpened{UtcTime{std::chrono::microseconds{object.at("at").get<qint64>()}},
                          OrganizationId{object.at("organization").get<qint64>()}, *view};
    } catch (const json::exception &) { // of a line that another version wrote: the caller counts it
        return std::nullopt;
    }
}

} // namespace minixdr
