-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a batch that collided waits, until store_staged takes of it what is new.
CREATE TEMPORARY TABLE staged_events (LIKE events) ON COMMIT DROP
