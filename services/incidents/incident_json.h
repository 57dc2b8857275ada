// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident_query.h"

#include <QByteArray>

namespace minixdr
{

/// {"schema_version", "incidents": […], "page", "page_size", "total", "pages"}, indented; see event_json.h for the
/// rest.
QByteArray toJson(const IncidentPage &page);
/// {"schema_version", "incident": {…, "triage_note"}, "events": […], "actions": […], "history": […]}
QByteArray toJson(const IncidentDetail &detail);

} // namespace minixdr
