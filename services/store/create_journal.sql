-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done to this database, one row a migration. No migration makes it, since it must exist before the first.
CREATE TABLE IF NOT EXISTS minixdr_migrations (
    version         integer PRIMARY KEY,
    name            text NOT NULL,
    checksum        text NOT NULL,
    state           text NOT NULL
                    CHECK (state IN ('running', 'undoing', 'applied', 'undone', 'failed', 'stopped')),
    step            integer NOT NULL DEFAULT 0,
    steps           integer NOT NULL,
    started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at     timestamptz,
    actor           text NOT NULL,
    app_version     text NOT NULL,
    server_version  text NOT NULL DEFAULT current_setting('server_version'),
    error           text NOT NULL DEFAULT ''
)
