-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- Rows newer than a key, nearest to it first.
SELECT i.id, i.organization_id, i.created_at, i.updated_at, i.version, i.src_ip, i.reason, i.status, i.escalation_level,
       i.assignee_id, u.full_name, i.risk_score, i.threat_category, i.containment_method, i.auto_contained,
       (SELECT count(*) FROM incident_events AS e
        WHERE e.organization_id = i.organization_id AND e.incident_id = i.id)
FROM (
    SELECT *
    FROM incidents
    WHERE (created_at, id) > ($12::timestamptz, $13::bigint)
      AND organization_id = $1::bigint
      AND created_at >= $2::timestamptz AND created_at < $3::timestamptz
      AND deleted_at IS NULL
      AND ($4::text[] IS NULL OR status = ANY ($4))
      AND ($5::text[] IS NULL OR escalation_level = ANY ($5))
      AND ($6::bigint IS NULL OR assignee_id = $6)
      AND (NOT $7::boolean OR assignee_id IS NULL)
      AND ($8::text IS NULL OR threat_category = $8)
      AND ($9::inet IS NULL OR src_ip BETWEEN $9 AND $10::inet)
      AND ($11::text IS NULL OR reason ILIKE $11)
    ORDER BY created_at, id
    OFFSET $14::bigint LIMIT $15::bigint
) AS i
LEFT JOIN users AS u ON u.organization_id = i.organization_id AND u.id = i.assignee_id
ORDER BY i.created_at, i.id
