-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1::integer AND pid <> pg_backend_pid() AND state = 'active')
