-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The how many-th row of its block an event is (PostgreSQL manual, System Columns: ctid).
SELECT (ctid::text::point)[1]::bigint
FROM events
WHERE ts = $1::timestamptz
  AND id = $2::bigint
