// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/parsed_line.h"

namespace minixdr::ingest
{

/// One object of Suricata's EVE JSON log (Suricata user guide, "EVE JSON format"). An alert is named by its signature
/// id and keeps its sensor's severity; other records ("suricata.dns", …) take theirs by rule.
ParsedLine parseSuricata(const QByteArray &line);

} // namespace minixdr::ingest
