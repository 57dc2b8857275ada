-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT stats_reset
FROM pg_stat_database
WHERE datname = current_database()
