-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE incidents
SET status = $3::text, escalation_level = $4::text, assignee_id = $5::bigint, version = version + 1, updated_at = now()
WHERE organization_id = $1::bigint AND id = $2::bigint
