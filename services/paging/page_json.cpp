// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/paging/page_json.h"

#include <nlohmann/json.hpp>

namespace minixdr
{

using Json = nlohmann::ordered_json;

QByteArray pageJson(const char *name, Json rows, const PageFacts &facts)
{
    Json document{{"schema_version", kJsonSchemaVersion}};
    document[name] = std::move(rows);
    document["page"] = facts.number;
    document["page_size"] = facts.pageSize;
    document["total"] = facts.total;
    document["pages"] = facts.pages;
    return indented(document);
}

QByteArray indented(const Json &document)
{
    // Text of a sensor may hold what is not UTF-8 once it is cut; a replacement character is better than no document.
    return QByteArray::fromStdString(document.dump(2, ' ', false, Json::error_handler_t::replace));
}

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json textOrNull(const std::optional<IpAddress> &address)
{
    return address ? Json(address->toString().toStdString()) : Json();
}

} // namespace minixdr
