-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO action_logs (organization_id, incident_id, executed_at, agent_id, agent_type, action_name, params, result,
                         status, error)
SELECT $1::bigint, incident, at, agent, type, name, params::jsonb, result::jsonb, status, nullif(error, '')
FROM unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
            $10::text[])
    AS action (incident, at, agent, type, name, params, result, status, error)
