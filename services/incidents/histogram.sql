-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- How many rows of a filter lie in each minute: one scan answers the total and where every page begins.
SELECT date_bin('1 minute', created_at, timestamptz '2000-01-01 00:00+00') AS minute, count(*)
FROM incidents
WHERE organization_id = $1::bigint
  AND created_at >= $2::timestamptz AND created_at < $3::timestamptz
  AND deleted_at IS NULL
  AND ($4::text[] IS NULL OR status = ANY ($4))
  AND ($5::text[] IS NULL OR escalation_level = ANY ($5))
  AND ($6::bigint IS NULL OR assignee_id = $6)
  AND (NOT $7::boolean OR assignee_id IS NULL)
  AND ($8::text IS NULL OR threat_category = $8)
  AND ($9::inet IS NULL OR src_ip BETWEEN $9 AND $10::inet)
  AND ($11::text IS NULL OR reason ILIKE $11)
GROUP BY 1
ORDER BY 1
