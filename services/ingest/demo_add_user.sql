-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO users (organization_id, email, full_name, role)
VALUES ($1::bigint, $2::text, $3::text, $4::text)
ON CONFLICT (email) DO UPDATE SET full_name = excluded.full_name, role = excluded.role
RETURNING id
