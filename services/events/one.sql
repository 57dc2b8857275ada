-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: lookup
SELECT ts, id, organization_id, severity, source_type, eventid, src_ip, dst_ip, src_port, dst_port,
       protocol, hostname, signature, message, raw
FROM events
WHERE organization_id = $1::bigint AND ts = $2::timestamptz AND id = $3::bigint AND deleted_at IS NULL
