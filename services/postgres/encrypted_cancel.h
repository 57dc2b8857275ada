// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace minixdr::postgres
{

/// Asks the server that `keywords` lead to to give up what the backend runs, over a connection of its own that is as
/// encrypted as they demand. PQcancel of libpq 15 would send the backend's secret in clear. Blocks for some seconds at
/// most.
Result<> cancelEncrypted(const std::vector<std::pair<QByteArray, QByteArray>> &keywords, int backendPid);

} // namespace minixdr::postgres
