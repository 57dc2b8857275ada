-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT nextval(pg_get_serial_sequence('organizations', 'id'))
