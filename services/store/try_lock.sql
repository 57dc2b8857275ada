-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tried and never waited for: a waiting session would hold a snapshot that CREATE INDEX CONCURRENTLY waits for.
SELECT pg_try_advisory_lock(1297630290, 1)
