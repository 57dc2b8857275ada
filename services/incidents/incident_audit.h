// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/incidents/incident.h"

#include <optional>

namespace minixdr
{

inline constexpr const char *kIncidentResource = "incident";

/// What audit_logs keeps of a write: its action, the changed fields before and after, the note.
AuditRecord auditOfCreation(const Incident &incident, const QString &note);
/// Nothing if no field differs and there is no note.
std::optional<AuditRecord> auditOfChange(const Incident &before, const Incident &after, const QString &note);
AuditRecord auditOfNote(const Incident &incident, const QString &note);

} // namespace minixdr
