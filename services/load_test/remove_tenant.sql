-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM organizations WHERE id = $1::bigint AND status = 'load_test'
