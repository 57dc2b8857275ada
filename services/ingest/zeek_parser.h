// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/parsed_line.h"

namespace minixdr::ingest
{

/// One line of a Zeek log written as JSON: conn, notice or ssh, told apart by `_path` or by the fields it has.
/// `ts` is seconds since 1970 or ISO 8601; `id.orig_h` may be one key or nested.
ParsedLine parseZeek(const QByteArray &line);

} // namespace minixdr::ingest
