-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
SELECT i.id, i.organization_id, i.created_at, i.updated_at, i.version, i.src_ip, i.reason, i.status, i.escalation_level,
       i.assignee_id, u.full_name, i.risk_score, i.threat_category, i.containment_method, i.auto_contained,
       (SELECT count(*) FROM incident_events AS e
        WHERE e.organization_id = i.organization_id AND e.incident_id = i.id)
FROM incidents AS i
LEFT JOIN users AS u ON u.organization_id = i.organization_id AND u.id = i.assignee_id
WHERE i.organization_id = $1::bigint AND i.id = $2::bigint AND i.deleted_at IS NULL
