-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO events (
    ts, id, organization_id, severity, src_port, dst_port, src_ip, dst_ip, source_type, eventid, protocol, hostname,
    signature, message, raw
)
SELECT
    ts, id, organization_id, severity, src_port, dst_port, src_ip, dst_ip, source_type, eventid, protocol, hostname,
    signature, message, raw
FROM staged_events
ORDER BY organization_id, ts, id
ON CONFLICT (ts, id) DO NOTHING
RETURNING ts, organization_id, severity, source_type
