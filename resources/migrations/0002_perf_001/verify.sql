-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row for each index that is missing, was left half-built or stands on other columns; none means verified.
SELECT format('index %s: %s', expected.name,
              CASE
                  WHEN built.indexrelid IS NULL THEN 'missing'
                  WHEN NOT built.indisvalid THEN 'not valid'
                  ELSE 'stands on ' || found.keys
              END)::text AS problem
FROM (VALUES
    ('events_org_severity', 'events', 'organization_id, severity, ts DESC, id DESC'),
    ('events_org_source_type', 'events', 'organization_id, source_type, ts DESC, id DESC'),
    ('events_org_src_ip', 'events', 'organization_id, src_ip, ts DESC, id DESC'),
    ('events_org_dst_ip', 'events', 'organization_id, dst_ip, ts DESC, id DESC'),
    ('events_org_eventid', 'events', 'organization_id, eventid, ts DESC, id DESC'),
    ('events_org_hostname', 'events', 'organization_id, hostname, ts DESC, id DESC'),
    ('incidents_org_created', 'incidents', 'organization_id, created_at DESC, id DESC'),
    ('incidents_org_status', 'incidents', 'organization_id, status, escalation_level, created_at DESC, id DESC'),
    ('incidents_org_src_ip', 'incidents', 'organization_id, src_ip, created_at DESC, id DESC'),
    ('incidents_org_assignee', 'incidents', 'organization_id, assignee_id, created_at DESC, id DESC'),
    ('incident_events_event', 'incident_events', 'organization_id, event_ts, event_id'),
    ('audit_logs_created_brin', 'audit_logs', 'created_at'),
    ('audit_logs_org_created', 'audit_logs', 'organization_id, created_at DESC, id DESC')
) AS expected (name, relation, keys)
LEFT JOIN pg_index AS built ON built.indexrelid = to_regclass(expected.name)
LEFT JOIN LATERAL (
    SELECT string_agg(pg_get_indexdef(built.indexrelid, position, false)
                      || CASE WHEN pg_index_column_has_property(built.indexrelid, position, 'desc')
                              THEN ' DESC' ELSE '' END,
                      ', ' ORDER BY position) AS keys
    FROM generate_series(1, built.indnkeyatts::integer) AS position
) AS found ON true
WHERE built.indexrelid IS NULL
   OR NOT built.indisvalid
   OR built.indrelid <> to_regclass(expected.relation)
   OR found.keys IS DISTINCT FROM expected.keys
