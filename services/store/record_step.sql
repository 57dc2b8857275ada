-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE minixdr_migrations SET step = $2::integer WHERE version = $1::integer
