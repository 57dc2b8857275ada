-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT coalesce(sum(greatest(relation.reltuples, 0)), 0)::bigint
FROM unnest($1::text[]) AS named (name)
JOIN pg_class AS relation ON relation.oid = to_regclass(named.name)
