-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO minixdr_migrations AS done (version, name, checksum, state, steps, actor, app_version)
VALUES ($1::integer, $2::text, $3::text, $4::text, $5::integer, $6::text, $7::text)
ON CONFLICT (version) DO UPDATE
SET name = EXCLUDED.name, checksum = EXCLUDED.checksum, state = EXCLUDED.state, step = 0, steps = EXCLUDED.steps,
    started_at = clock_timestamp(), finished_at = NULL, actor = EXCLUDED.actor, app_version = EXCLUDED.app_version,
    server_version = current_setting('server_version'), error = ''
