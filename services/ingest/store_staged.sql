-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
WITH stored AS (
    INSERT INTO events (
        ts, id, organization_id, severity, src_port, dst_port, src_ip, dst_ip, source_type, eventid, protocol, hostname,
        signature, message
    )
    SELECT
        ts, id, organization_id, severity, src_port, dst_port, src_ip, dst_ip, source_type, eventid, protocol, hostname,
        signature, message
    FROM staged_events
    ORDER BY organization_id, ts, id
    ON CONFLICT (ts, id) DO NOTHING
    RETURNING ts, id, organization_id, severity, source_type
), kept AS (
    INSERT INTO raw_events (ts, id, organization_id, raw)
    SELECT staged.ts, staged.id, staged.organization_id, staged.raw
    FROM staged_raw_events AS staged
    JOIN stored USING (ts, id, organization_id)
    ORDER BY staged.organization_id, staged.ts, staged.id
    ON CONFLICT (ts, id) DO NOTHING
)
SELECT ts, organization_id, severity, source_type
FROM stored
