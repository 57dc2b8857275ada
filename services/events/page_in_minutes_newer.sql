-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- As page_in_minutes, towards newer rows, nearest to the key first.
SELECT e.*
FROM unnest($15::timestamptz[], $16::timestamptz[]) AS minute(since, until)
CROSS JOIN LATERAL (
    SELECT ts, id, organization_id, severity, source_type, eventid, src_ip, dst_ip, src_port, dst_port,
           protocol, hostname, signature, message
    FROM events
    WHERE ts >= minute.since AND ts < minute.until
      AND (ts, id) > ($17::timestamptz, $18::bigint)
      AND organization_id = $1::bigint
      AND ts >= $2::timestamptz AND ts < $3::timestamptz
      AND deleted_at IS NULL
      AND ($4::int2[] IS NULL OR severity = ANY ($4))
      AND ($5::text[] IS NULL OR source_type = ANY ($5))
      AND ($6::text IS NULL OR eventid = $6)
      AND ($7::inet IS NULL OR src_ip BETWEEN $7 AND $8::inet)
      AND ($9::inet IS NULL OR dst_ip BETWEEN $9 AND $10::inet)
      AND ($11::inet IS NULL OR src_ip BETWEEN $11 AND $12::inet OR dst_ip BETWEEN $11 AND $12::inet)
      AND ($13::text IS NULL OR hostname = $13)
      AND ($14::text IS NULL OR message ILIKE $14 OR signature ILIKE $14)
    OFFSET 0
) AS e
ORDER BY e.ts, e.id
OFFSET $19::bigint LIMIT $20::bigint
