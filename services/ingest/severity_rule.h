// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/severity.h"

namespace minixdr::ingest
{

/// The severity of an event whose sensor gives none, from its name and message: the priorities that Mini-XDR's own
/// frontend shows (frontend/lib/event-utils.ts; 100 login.success … 20 connect), ≥ 90 critical, ≥ 70 high,
/// ≥ 40 medium, else low. A successful login counts as 100 because the sensors of that model are honeypots.
Severity severityByRule(QStringView eventid, QStringView message);

/// Suricata's alert.severity is the rule's priority, 1 the most urgent (Suricata user guide, "EVE JSON format" and
/// classification.config: 1 high, 2 medium, 3 low, 4 informational). A priority outside 1…4 counts as informational.
Severity severityOfSuricataPriority(qint64 priority);

/// RFC 5424 §6.2.1: 0 emergency … 7 debug.
Severity severityOfSyslogLevel(int level);

} // namespace minixdr::ingest
