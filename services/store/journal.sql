-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT version, name, checksum, state, step, steps, started_at, finished_at, actor, app_version, server_version, error
FROM minixdr_migrations
ORDER BY version
