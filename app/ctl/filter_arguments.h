// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/result.h"
#include "services/events/event_query.h"
#include "services/incidents/incident_query.h"

#include <QStringList>

namespace minixdr::ctl
{

/// `--filter KEY=VALUE`, repeated. Keys: from, until, severity, source-type, eventid, source, destination, address,
/// host, text. Lists are parted by commas. Invalid names the key, the value and what would be accepted.
Result<EventFilter> parseEventFilter(const QStringList &arguments);

/// Keys: from, until, status, escalation, assignee (an e-mail address, or "none"), category, source, text.
Result<IncidentFilter> parseIncidentFilter(const QStringList &arguments, const std::vector<User> &users);

} // namespace minixdr::ctl
