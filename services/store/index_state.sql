-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- No row: there is no such index. Builders are the sessions that work on it right now.
SELECT built.indisvalid,
       (SELECT count(*) FROM pg_stat_progress_create_index AS builder WHERE builder.index_relid = built.indexrelid)
FROM pg_index AS built
WHERE built.indexrelid = to_regclass($1::text)
