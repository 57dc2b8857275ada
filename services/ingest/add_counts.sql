-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO event_counts (organization_id, grain, bucket, severity, source_type, events)
SELECT organization, grain::"char", bucket, severity, source, events
FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::smallint[], $5::text[], $6::bigint[])
    AS batch (organization, grain, bucket, severity, source, events)
ON CONFLICT (organization_id, grain, bucket, severity, source_type)
DO UPDATE SET events = event_counts.events + excluded.events
