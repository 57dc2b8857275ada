-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One load test at a time a database; the session's end frees it. The number is "minixdr load test" by chance.
SELECT pg_try_advisory_lock(5218469302741)
