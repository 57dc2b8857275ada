-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT bucket
FROM event_counts
WHERE organization_id = $1::bigint AND grain = 'd'
GROUP BY bucket
ORDER BY bucket
