-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM audit_logs
WHERE id IN (SELECT id FROM audit_logs WHERE organization_id = $1::bigint LIMIT 5000)
