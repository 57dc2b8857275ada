-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One statement each: CONCURRENTLY runs in no transaction, and an undo that was interrupted can be run again.
DROP INDEX CONCURRENTLY IF EXISTS events_org_severity;
DROP INDEX CONCURRENTLY IF EXISTS events_org_source_type;
DROP INDEX CONCURRENTLY IF EXISTS events_org_src_ip;
DROP INDEX CONCURRENTLY IF EXISTS events_org_dst_ip;
DROP INDEX CONCURRENTLY IF EXISTS events_org_eventid;
DROP INDEX CONCURRENTLY IF EXISTS events_org_hostname;
DROP INDEX CONCURRENTLY IF EXISTS incidents_org_created;
DROP INDEX CONCURRENTLY IF EXISTS incidents_org_status;
DROP INDEX CONCURRENTLY IF EXISTS incidents_org_src_ip;
DROP INDEX CONCURRENTLY IF EXISTS incidents_org_assignee;
DROP INDEX CONCURRENTLY IF EXISTS incident_events_event;
DROP INDEX CONCURRENTLY IF EXISTS audit_logs_created_brin;
DROP INDEX CONCURRENTLY IF EXISTS audit_logs_org_created;
