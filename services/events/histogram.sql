-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- How many rows of a filter lie in each minute: one scan answers the total and where every page begins.
SELECT date_bin('1 minute', ts, timestamptz '2000-01-01 00:00+00') AS minute, count(*)
FROM events
WHERE organization_id = $1::bigint
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
GROUP BY 1
ORDER BY 1
