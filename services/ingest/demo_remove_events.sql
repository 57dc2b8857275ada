-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One day with its counts, so that the counts are exact at every moment of a long removal.
WITH gone_counts AS (
    DELETE FROM event_counts
    WHERE organization_id = $1::bigint AND bucket >= $2::timestamptz AND bucket < $2 + interval '1 day'
), gone_raw AS (
    DELETE FROM raw_events
    WHERE organization_id = $1 AND ts >= $2 AND ts < $2 + interval '1 day'
)
DELETE FROM events
WHERE organization_id = $1 AND ts >= $2 AND ts < $2 + interval '1 day'
