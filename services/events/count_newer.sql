-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
SELECT count(*)
FROM events
WHERE (ts, id) > ($15::timestamptz, $16::bigint)
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
