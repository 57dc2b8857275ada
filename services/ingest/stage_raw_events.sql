-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Beside staged_events.
CREATE TEMPORARY TABLE staged_raw_events (LIKE raw_events) ON COMMIT DROP
