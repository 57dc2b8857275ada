-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO audit_logs (organization_id, actor_type, actor_id, actor_name, action_type, resource_type, resource_id,
                        old_values, new_values, note)
VALUES ($1::bigint, $2::text, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::jsonb, $9::jsonb, $10::text)
RETURNING id, created_at
