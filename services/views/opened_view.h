// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/utc_time.h"
#include "services/events/event_query.h"
#include "services/incidents/incident_query.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace minixdr
{

/// What people open: the first page of the events or the incidents that a filter leaves.
struct OpenedView {
    std::variant<EventFilter, IncidentFilter> filter;
    int pageSize = 50;

    bool operator==(const OpenedView &) const = default;
};

/// Somebody opened a view.
struct ViewOpened {
    UtcTime at;
    OrganizationId organization;
    OpenedView view;

    bool operator==(const ViewOpened &) const = default;
};

/// "events", "incidents".
QString listOf(const OpenedView &view);

/// ";severity=high": equal for views that show the same.
QString canonicalText(const OpenedView &view);

/// Whether it shows the same thing tomorrow: one with a fixed time is seldom opened again.
bool isLasting(const OpenedView &view);

/// A line of JSON, without its newline.
QByteArray toLine(const ViewOpened &opening);
/// Nothing if another version wrote it.
std::optional<ViewOpened> viewOpenedFrom(const QByteArray &line);

} // namespace minixdr
