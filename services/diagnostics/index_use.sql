-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes are the same if table, columns, operator classes, collations, order, expressions and predicate are.
WITH known AS (
    SELECT indexrelid, indrelid, indisunique OR indisprimary OR indisexclusion AS enforces, indisvalid,
           concat_ws('|', indkey, indnkeyatts, indclass, indcollation, indoption,
                     pg_get_expr(indexprs, indrelid), coalesce(pg_get_expr(indpred, indrelid), '')) AS shape
    FROM pg_index
)
SELECT use.relname::text,
       use.indexrelname::text,
       pg_get_indexdef(use.indexrelid),
       pg_relation_size(use.indexrelid),
       use.idx_scan,
       use.idx_tup_read,
       known.enforces,
       use.idx_scan = 0 AND NOT known.enforces,
       coalesce((SELECT twin.indexrelid::regclass::text
                 FROM known AS twin
                 WHERE twin.indrelid = known.indrelid AND twin.shape = known.shape
                   AND twin.indexrelid <> known.indexrelid AND twin.indisvalid
                   AND (twin.enforces, -twin.indexrelid::bigint) > (known.enforces, -known.indexrelid::bigint)
                 ORDER BY twin.enforces DESC, twin.indexrelid
                 LIMIT 1), '')
FROM pg_stat_user_indexes AS use
JOIN known USING (indexrelid)
WHERE use.schemaname = 'public'
ORDER BY pg_relation_size(use.indexrelid) DESC, use.indexrelname
