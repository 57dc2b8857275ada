// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/slow_query.h"

#include <QByteArray>

#include <optional>

namespace minixdr
{

/// A JSON object in one line, without the newline.
QByteArray toLine(const SlowQuery &query);

/// Nothing for a line that toLine() would not write.
std::optional<SlowQuery> slowQueryFrom(const QByteArray &line);

} // namespace minixdr
