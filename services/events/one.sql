-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: lookup
SELECT e.ts, e.id, e.organization_id, e.severity, e.source_type, e.eventid, e.src_ip, e.dst_ip, e.src_port, e.dst_port,
       e.protocol, e.hostname, e.signature, e.message, coalesce(r.raw, '')
FROM events AS e
LEFT JOIN raw_events AS r ON r.ts = e.ts AND r.id = e.id AND r.organization_id = e.organization_id
WHERE e.organization_id = $1::bigint AND e.ts = $2::timestamptz AND e.id = $3::bigint AND e.deleted_at IS NULL
