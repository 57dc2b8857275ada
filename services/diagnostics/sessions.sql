-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Of other roles' sessions PostgreSQL shows no state and "<insufficient privilege>" as the text.
SELECT pid,
       coalesce(usename::text, ''),
       coalesce(application_name, ''),
       client_addr,
       coalesce(state, ''),
       coalesce(wait_event_type || ' ' || wait_event, ''),
       xact_start,
       query_start,
       CASE WHEN state IS NULL THEN '' ELSE coalesce(query, '') END,
       state IS NULL,
       array_to_string(blockers, ' ')
FROM pg_stat_activity, LATERAL pg_blocking_pids(pid) AS blockers
WHERE datname = current_database() AND pid <> pg_backend_pid()
ORDER BY cardinality(blockers) DESC, xact_start NULLS LAST, pid
