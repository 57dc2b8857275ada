-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO incidents (organization_id, src_ip, reason, escalation_level, threat_category, assignee_id)
VALUES ($1::bigint, $2::inet, $3::text, $4::text, $5::text, $6::bigint)
RETURNING id
