-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO audit_logs (organization_id, created_at, actor_type, actor_id, actor_name, action_type, resource_type,
                        resource_id, old_values, new_values, note)
SELECT $1::bigint, at, CASE WHEN actor > 0 THEN 'user' ELSE 'agent' END, nullif(actor, 0), actor_name, action,
       'incident', incident::text, old_values::jsonb, new_values::jsonb, nullif(note, '')
FROM unnest($2::bigint[], $3::timestamptz[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    AS entry (incident, at, actor, actor_name, action, old_values, new_values, note)
