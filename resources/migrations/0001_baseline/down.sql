-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everything goes but the roles: they are the cluster's, other databases may use them, and an administrator may have
-- made them or given them a password.
DROP TABLE audit_logs;
DROP TABLE action_logs;
DROP TABLE incident_events;
DROP TABLE incidents;
DROP TABLE event_counts;
DROP TABLE raw_events;
DROP TABLE events;
DROP TABLE users;
DROP TABLE organizations;
