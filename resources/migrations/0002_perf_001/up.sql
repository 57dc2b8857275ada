-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- title: Faster filters (perf_001)
-- description: Builds the indexes that the filters of events, incidents and the audit log read: severity, source type,
--   source and destination address, event id, host; status, escalation, assignee; newest log entries. Until then a
--   filter reads every row of its time range.
-- locks: Nobody waits: reading and writing go on while the indexes are built. Each build waits until the transactions
--   that began before it have ended.
-- undo: Drops these indexes. No row is lost; filters read every row of their time range again.
-- transactional: no
-- reversible: yes
-- undo-loses-data: no

-- Every index begins with the organization, by which each statement is bound, and ends with the order of the list, so
-- that a page is read and not sorted. They leave deleted rows out, as every statement does, so that counting can be
-- answered from an index alone. A partitioned parent takes no CONCURRENTLY: the migration that partitions events
-- builds these same names ON ONLY the parent and attaches one index a partition.

CREATE INDEX CONCURRENTLY events_org_severity
    ON events (organization_id, severity, ts DESC, id DESC)
    WHERE deleted_at IS NULL;
COMMENT ON INDEX events_org_severity IS 'Newest events of a severity: the filter and its counts';

CREATE INDEX CONCURRENTLY events_org_source_type
    ON events (organization_id, source_type, ts DESC, id DESC)
    WHERE deleted_at IS NULL;
COMMENT ON INDEX events_org_source_type IS 'Newest events of a sensor: the filter and its counts';

CREATE INDEX CONCURRENTLY events_org_src_ip
    ON events (organization_id, src_ip, ts DESC, id DESC)
    WHERE deleted_at IS NULL AND src_ip IS NOT NULL;
COMMENT ON INDEX events_org_src_ip IS 'Newest events from an address or network';

CREATE INDEX CONCURRENTLY events_org_dst_ip
    ON events (organization_id, dst_ip, ts DESC, id DESC)
    WHERE deleted_at IS NULL AND dst_ip IS NOT NULL;
COMMENT ON INDEX events_org_dst_ip IS 'Newest events to an address or network';

CREATE INDEX CONCURRENTLY events_org_eventid
    ON events (organization_id, eventid, ts DESC, id DESC)
    WHERE deleted_at IS NULL;
COMMENT ON INDEX events_org_eventid IS 'Newest events of an event id';

CREATE INDEX CONCURRENTLY events_org_hostname
    ON events (organization_id, hostname, ts DESC, id DESC)
    WHERE deleted_at IS NULL AND hostname IS NOT NULL;
COMMENT ON INDEX events_org_hostname IS 'Newest events of a host';

CREATE INDEX CONCURRENTLY incidents_org_created
    ON incidents (organization_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
COMMENT ON INDEX incidents_org_created IS 'The incident list, newest first';

CREATE INDEX CONCURRENTLY incidents_org_status
    ON incidents (organization_id, status, escalation_level, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
COMMENT ON INDEX incidents_org_status IS 'Incidents of a status, with or without an escalation level';

CREATE INDEX CONCURRENTLY incidents_org_src_ip
    ON incidents (organization_id, src_ip, created_at DESC, id DESC)
    WHERE deleted_at IS NULL AND src_ip IS NOT NULL;
COMMENT ON INDEX incidents_org_src_ip IS 'Incidents of an address or network';

CREATE INDEX CONCURRENTLY incidents_org_assignee
    ON incidents (organization_id, assignee_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL AND assignee_id IS NOT NULL;
COMMENT ON INDEX incidents_org_assignee IS 'Incidents of an assignee';

CREATE INDEX CONCURRENTLY incident_events_event
    ON incident_events (organization_id, event_ts, event_id);
COMMENT ON INDEX incident_events_event IS 'Incidents that an event belongs to';

CREATE INDEX CONCURRENTLY audit_logs_created_brin
    ON audit_logs USING brin (created_at);
COMMENT ON INDEX audit_logs_created_brin IS 'Wide time ranges of the log, which only ever grows at its end';

CREATE INDEX CONCURRENTLY audit_logs_org_created
    ON audit_logs (organization_id, created_at DESC, id DESC);
COMMENT ON INDEX audit_logs_org_created IS 'The latest log entries of an organization';

-- New indexes change nothing until the planner knows the values that they hold.
ANALYZE events;
ANALYZE incidents;
ANALYZE incident_events;
ANALYZE audit_logs;
