-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Their actions and links to events go with them.
DELETE FROM incidents WHERE organization_id = $1::bigint
