-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
SELECT id, email, full_name, role
FROM users
WHERE organization_id = $1::bigint AND is_active
ORDER BY full_name, id
