-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE minixdr_migrations
SET state = $2::text, step = $3::integer, finished_at = clock_timestamp(), error = $4::text
WHERE version = $1::integer
