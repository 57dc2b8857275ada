-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row for each thing that is missing or wrong; none means verified.
SELECT format('table %s is missing', expected.name)::text AS problem
FROM unnest(ARRAY['organizations', 'users', 'events', 'raw_events', 'event_counts', 'incidents', 'incident_events',
                  'action_logs', 'audit_logs']) AS expected (name)
WHERE to_regclass(expected.name) IS NULL
UNION ALL
SELECT format('table %s does not enforce row-level security', relation.relname)
FROM pg_class AS relation
WHERE relation.oid IN (to_regclass('users'), to_regclass('events'), to_regclass('raw_events'),
                       to_regclass('event_counts'), to_regclass('incidents'), to_regclass('incident_events'),
                       to_regclass('action_logs'), to_regclass('audit_logs'))
  AND NOT (relation.relrowsecurity AND relation.relforcerowsecurity
           AND EXISTS (SELECT FROM pg_policy AS policy
                       WHERE policy.polrelid = relation.oid AND policy.polname = 'tenant'))
UNION ALL
SELECT format('index %s is missing or not valid', expected.name)
FROM unnest(ARRAY['events_pkey', 'raw_events_pkey', 'events_org_ts_id', 'event_counts_pkey',
                  'action_logs_incident', 'audit_logs_resource']) AS expected (name)
WHERE NOT EXISTS (SELECT FROM pg_index AS built
                  WHERE built.indexrelid = to_regclass(expected.name) AND built.indisvalid)
UNION ALL
SELECT format('role %s is missing or %s', expected.name,
              CASE WHEN expected.bypasses THEN 'is bound by row-level security' ELSE 'escapes row-level security' END)
FROM (VALUES ('minixdr_app', false), ('minixdr_ingest', true)) AS expected (name, bypasses)
WHERE NOT EXISTS (SELECT FROM pg_roles AS made
                  WHERE made.rolname = expected.name AND made.rolbypassrls = expected.bypasses AND NOT made.rolsuper)
UNION ALL
SELECT format('role %s may not %s %s', needed.role, needed.privilege, needed.name)
FROM (VALUES ('minixdr_app', 'events', 'SELECT'), ('minixdr_app', 'incidents', 'UPDATE'),
             ('minixdr_app', 'raw_events', 'SELECT'), ('minixdr_app', 'audit_logs', 'INSERT'),
             ('minixdr_ingest', 'events', 'INSERT'), ('minixdr_ingest', 'raw_events', 'INSERT'),
             ('minixdr_ingest', 'event_counts', 'UPDATE')) AS needed (role, name, privilege)
WHERE EXISTS (SELECT FROM pg_roles AS made WHERE made.rolname = needed.role)
  AND NOT has_table_privilege(needed.role, to_regclass(needed.name), needed.privilege)
