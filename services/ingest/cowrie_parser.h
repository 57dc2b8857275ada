// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/parsed_line.h"

namespace minixdr::ingest
{

/// One line of the JSON log of a Cowrie honeypot (cowrie.json).
ParsedLine parseCowrie(const QByteArray &line);

} // namespace minixdr::ingest
