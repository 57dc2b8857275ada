// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event_query.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace minixdr
{

/// {"schema_version", "events": […], "page", "page_size", "total", "pages"}, indented. Times are ISO 8601 in UTC,
/// absent values null. An event's id is text: it is a 64-bit hash, and readers that keep numbers as doubles round it.
QByteArray toJson(const EventPage &page);
/// {"schema_version", "event": {…, "raw"}}
QByteArray toJson(const Event &event);

/// One event without `raw`, as an element of a list.
nlohmann::ordered_json jsonOf(const Event &event);

} // namespace minixdr
