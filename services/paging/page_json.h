// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"
#include "services/base/paging.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace minixdr
{

/// The version of every JSON document printed; a field may come, none goes or changes its meaning.
inline constexpr int kJsonSchemaVersion = 1;

/// {"schema_version": 1, "<name>": rows, "page": …, "page_size": …, "total": …, "pages": …}
QByteArray pageJson(const char *name, nlohmann::ordered_json rows, const PageFacts &facts);

QByteArray indented(const nlohmann::ordered_json &document);

/// Absent values are null, not empty text.
nlohmann::ordered_json textOrNull(const QString &text);
nlohmann::ordered_json textOrNull(const std::optional<IpAddress> &address);

} // namespace minixdr
