-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- access: read
-- An incident with its events, actions and history, each newest first, in one round trip. Times as microseconds.
SELECT i.id, i.organization_id, i.created_at, i.updated_at, i.version, i.src_ip, i.reason, i.status, i.escalation_level,
       i.assignee_id, u.full_name, i.risk_score, i.threat_category, i.containment_method, i.auto_contained,
       (SELECT count(*) FROM incident_events AS e
        WHERE e.organization_id = i.organization_id AND e.incident_id = i.id),
       i.triage_note,
       (SELECT json_agg(json_build_object(
                   'ts', (extract(epoch FROM linked.ts) * 1000000)::bigint, 'id', linked.id,
                   'organization', linked.organization_id, 'severity', linked.severity,
                   'source_type', linked.source_type, 'eventid', linked.eventid,
                   'src_ip', host(linked.src_ip), 'dst_ip', host(linked.dst_ip),
                   'src_port', linked.src_port, 'dst_port', linked.dst_port, 'protocol', linked.protocol,
                   'hostname', linked.hostname, 'signature', linked.signature, 'message', linked.message) ORDER BY linked.ts DESC, linked.id DESC)
        FROM (SELECT event_ts, event_id
              FROM incident_events
              WHERE organization_id = $1 AND incident_id = $2
              ORDER BY event_ts DESC, event_id DESC
              LIMIT 1000) AS link
        CROSS JOIN LATERAL (SELECT *
                            FROM events AS e
                            WHERE e.ts = link.event_ts AND e.id = link.event_id
                              AND e.organization_id = $1 AND e.deleted_at IS NULL
                            OFFSET 0) AS linked),
       (SELECT json_agg(json_build_object(
                   'id', action.id, 'executed_at', (extract(epoch FROM action.executed_at) * 1000000)::bigint,
                   'agent_id', action.agent_id, 'agent_type', action.agent_type, 'action_name', action.action_name,
                   'params', action.params, 'result', action.result, 'status', action.status, 'error', action.error) ORDER BY action.executed_at DESC, action.id DESC)
        FROM (SELECT *
              FROM action_logs
              WHERE organization_id = $1 AND incident_id = $2
              ORDER BY executed_at DESC, id DESC
              LIMIT 1000) AS action),
       (SELECT json_agg(json_build_object(
                   'id', entry.id, 'at', (extract(epoch FROM entry.created_at) * 1000000)::bigint,
                   'actor', entry.actor_name, 'action', entry.action_type,
                   'old_values', entry.old_values, 'new_values', entry.new_values, 'note', entry.note) ORDER BY entry.created_at DESC, entry.id DESC)
        FROM (SELECT *
              FROM audit_logs
              WHERE organization_id = $1 AND resource_type = 'incident' AND resource_id = $2::text
              ORDER BY created_at DESC, id DESC
              LIMIT 1000) AS entry)
FROM incidents AS i
LEFT JOIN users AS u ON u.organization_id = i.organization_id AND u.id = i.assignee_id
WHERE i.organization_id = $1::bigint AND i.id = $2::bigint AND i.deleted_at IS NULL
