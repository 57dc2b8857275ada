-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
COPY events (
    ts, id, organization_id, severity, src_port, dst_port, src_ip, dst_ip, source_type, eventid, protocol, hostname,
    signature, message
) FROM STDIN (FORMAT binary)
