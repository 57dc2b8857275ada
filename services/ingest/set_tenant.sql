-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT set_config('app.organization_id', $1::text, true)
