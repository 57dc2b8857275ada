-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Only the organization's own events are linked; the number of rows tells how many there were.
INSERT INTO incident_events (organization_id, incident_id, event_ts, event_id)
SELECT e.organization_id, $2::bigint, e.ts, e.id
FROM unnest($3::timestamptz[], $4::bigint[]) AS wanted(ts, id)
JOIN events AS e ON e.ts = wanted.ts AND e.id = wanted.id
WHERE e.organization_id = $1::bigint AND e.deleted_at IS NULL
