-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT (SELECT coalesce(sum(events), 0)::bigint FROM event_counts WHERE organization_id = $1::bigint AND grain = 'd'),
       (SELECT count(*) FROM incidents WHERE organization_id = $1)
