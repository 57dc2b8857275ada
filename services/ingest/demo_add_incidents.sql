-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO incidents (organization_id, id, created_at, updated_at, version, src_ip, reason, status, escalation_level,
                       assignee_id, risk_score, threat_category, containment_method, containment_confidence,
                       auto_contained, triage_note)
SELECT $1::bigint, id, created_at, updated_at, version, address::inet, reason, status, escalation,
       nullif(assignee, 0), risk / 100.0, category, nullif(containment, ''),
       CASE WHEN containment <> '' THEN risk / 100.0 END, containment <> '', triage_note::jsonb
FROM unnest($2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::text[])
    AS incident (id, created_at, updated_at, version, address, reason, status, escalation, assignee, risk, category,
                 containment, triage_note)
