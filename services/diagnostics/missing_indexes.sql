-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Big, and read from end to end more often than by index.
SELECT relname::text, seq_scan, seq_tup_read / nullif(seq_scan, 0), coalesce(idx_scan, 0), n_live_tup
FROM pg_stat_user_tables
WHERE schemaname = 'public' AND seq_scan > coalesce(idx_scan, 0) AND seq_tup_read / nullif(seq_scan, 0) >= $1::bigint
ORDER BY seq_tup_read DESC, relname
