// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"

#include <vector>

namespace minixdr::ingest
{

/// Arranges the events of a batch as they are to be copied, so that a page lies on few blocks of the table: in the
/// order of events_org_ts_id, but for a few rows. PostgreSQL offers what room a block has left to later rows: a burst
/// of short ones went one by one into the gaps that longer ones had left, and a page of 100 of it touched 25 blocks. So
/// each block is filled in order, begins with a row too long for any gap, and keeps no larger gap, as far as the batch
/// has such rows. Owned by who copies, on its thread. It believes that its batches follow each other on one connection
/// and that nobody else writes to the block at hand: after it was wrong, the next long row that begins a block sets it
/// right.
class BlockPacker
{
public:
    void arrange(std::vector<Event> &events);

private:
    int m_room = 0; ///< bytes left in the block that the server is at; 0: unknown
};

/// What an event takes of a block of its table: the row and its line pointer (PostgreSQL manual, Database Page
/// Layout). Of a row that is compressed or moved out of line, the most that it may take.
int bytesInBlock(const Event &event);

} // namespace minixdr::ingest
