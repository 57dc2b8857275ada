-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT pg_cancel_backend(pid)
FROM pg_stat_activity
WHERE pid = $1::integer AND datname = current_database()
