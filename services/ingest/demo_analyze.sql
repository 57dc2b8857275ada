-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
ANALYZE events, raw_events, event_counts, incidents, incident_events, action_logs, audit_logs
