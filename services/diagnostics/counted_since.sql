-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Without a reset of their own, a database's counters go back to the cluster's first start or last crash, when those of
-- the background writer began too.
SELECT coalesce(ours.stats_reset, (SELECT stats_reset FROM pg_stat_bgwriter))
FROM pg_stat_database AS ours
WHERE datname = current_database()
