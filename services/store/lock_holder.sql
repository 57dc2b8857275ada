-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT locks.pid, locks.pid = pg_backend_pid(), coalesce(activity.application_name, '')
FROM pg_locks AS locks
LEFT JOIN pg_stat_activity AS activity USING (pid)
WHERE locks.locktype = 'advisory' AND locks.classid = 1297630290 AND locks.objid = 1 AND locks.objsubid = 2
  AND locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND locks.granted
