-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
SELECT id, name, slug
FROM organizations
WHERE status <> 'load_test'
ORDER BY name, id
