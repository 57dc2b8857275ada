-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO incident_events (organization_id, incident_id, event_ts, event_id)
SELECT $1::bigint, incident, ts, event
FROM unnest($2::bigint[], $3::timestamptz[], $4::bigint[]) AS link (incident, ts, event)
