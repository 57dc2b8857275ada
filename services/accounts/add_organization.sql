-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO organizations (id, name, slug)
VALUES ($1::bigint, $2::text, $3::text)
RETURNING id, name, slug
