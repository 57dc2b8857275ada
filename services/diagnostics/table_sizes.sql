-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Before its first ANALYZE a table has no estimate of its rows, but a counter, which a crash of the server loses.
SELECT coalesce(parent.relname, leaf.relname)::text AS name,
       count(parent.oid),
       sum(CASE WHEN leaf.reltuples >= 0 THEN leaf.reltuples
                WHEN pg_relation_size(leaf.oid) = 0 THEN 0
                ELSE nullif(pg_stat_get_live_tuples(leaf.oid), 0) END)::bigint,
       sum(pg_table_size(leaf.oid))::bigint,
       sum(pg_indexes_size(leaf.oid))::bigint
FROM pg_class AS leaf
JOIN pg_namespace AS space ON space.oid = leaf.relnamespace
LEFT JOIN pg_class AS parent ON leaf.relispartition AND parent.oid = pg_partition_root(leaf.oid)
WHERE leaf.relkind = 'r' AND space.nspname = 'public'
GROUP BY name
ORDER BY sum(pg_total_relation_size(leaf.oid)) DESC, name
