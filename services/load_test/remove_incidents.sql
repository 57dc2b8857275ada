-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A bounded batch, so that no transaction grows long. Events and actions of an incident go with it.
DELETE FROM incidents
WHERE id IN (SELECT id FROM incidents WHERE organization_id = $1::bigint LIMIT 1000)
