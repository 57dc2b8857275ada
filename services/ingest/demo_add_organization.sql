-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO organizations (name, slug)
VALUES ($1::text, $2::text)
ON CONFLICT (slug) DO UPDATE SET name = excluded.name
RETURNING id
