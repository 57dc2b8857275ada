-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
COPY raw_events (ts, id, organization_id, raw) FROM STDIN (FORMAT binary)
