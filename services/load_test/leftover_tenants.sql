-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id FROM organizations WHERE status = 'load_test' ORDER BY id
