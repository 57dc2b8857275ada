// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"

namespace minixdr::ingest
{

/// Events in COPY's binary format (PostgreSQL manual, COPY, "Binary Format"): one stream with the columns of
/// copy_events.sql, and one of raw lines with those of copy_raw_events.sql. Text must be valid UTF-8; NUL, which a text
/// column cannot hold, is replaced.
class EventRows
{
public:
    EventRows();

    void reserve(qsizetype bytes) { m_events.reserve(bytes); }
    void append(const Event &event);
    qsizetype size() const { return m_events.size(); }

    /// What was appended since the last call, to be sent as one block of the stream.
    QByteArray takeBlock();
    /// The rest of the stream with its end mark.
    QByteArray takeLastBlock();
    /// The stream of raw lines, whole.
    QByteArray takeRaw();

private:
    QByteArray m_events;
    QByteArray m_raw;
};

} // namespace minixdr::ingest
