-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT created_at, actor_name
FROM audit_logs
WHERE organization_id = $1::bigint AND resource_type = $2::text AND resource_id = $3::text AND new_values <> '{}'
ORDER BY created_at DESC, id DESC
LIMIT 1
