// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/events/event.h"

#include <span>

namespace minixdr
{

/// "203.0.113.7:22", "[2001:db8::1]:22", the address alone without a port, nothing without an address.
QString endpointText(const std::optional<IpAddress> &address, std::optional<qint32> port);

/// Translation context of the titles.
inline constexpr const char *kEventColumnsContext = "EventColumns";
/// time, severity, sourceType, eventid, source, destination, host, message, protocol, signature.
std::span<const Column<Event>> eventColumns();

} // namespace minixdr
