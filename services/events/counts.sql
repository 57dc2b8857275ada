-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- How many rows lie in each span of $10 seconds, from the counts kept beside the table: hours $2-$3 and minutes $4-$5
-- that the range covers whole; $6-$7 are the rests of a minute at its ends, counted from the rows themselves.
SELECT date_bin(make_interval(secs => $10::bigint), bucket, timestamptz '2000-01-01 00:00+00'), sum(rows)::bigint
FROM (
    SELECT hours.bucket, hours.rows
    FROM unnest($2::timestamptz[], $3::timestamptz[]) AS span(since, until)
    CROSS JOIN LATERAL (
        SELECT bucket, sum(events) AS rows
        FROM event_counts
        WHERE organization_id = $1::bigint AND grain = 'h' AND bucket >= since AND bucket < until
          AND ($8::int2[] IS NULL OR severity = ANY ($8)) AND ($9::text[] IS NULL OR source_type = ANY ($9))
        GROUP BY bucket
    ) AS hours
    UNION ALL
    SELECT minutes.bucket, minutes.rows
    FROM unnest($4::timestamptz[], $5::timestamptz[]) AS span(since, until)
    CROSS JOIN LATERAL (
        SELECT bucket, sum(events) AS rows
        FROM event_counts
        WHERE organization_id = $1 AND grain = 'm' AND bucket >= since AND bucket < until
          AND ($8 IS NULL OR severity = ANY ($8)) AND ($9 IS NULL OR source_type = ANY ($9))
        GROUP BY bucket
    ) AS minutes
    UNION ALL
    SELECT since, rests.rows
    FROM unnest($6::timestamptz[], $7::timestamptz[]) AS span(since, until)
    CROSS JOIN LATERAL (
        SELECT count(*) AS rows
        FROM events
        WHERE organization_id = $1 AND ts >= since AND ts < until AND deleted_at IS NULL
          AND ($8 IS NULL OR severity = ANY ($8)) AND ($9 IS NULL OR source_type = ANY ($9))
    ) AS rests
) AS counted
GROUP BY 1
HAVING sum(rows) > 0
ORDER BY 1
