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
/// each block is filled in order, begins with a row too long for any gap, and keeps no gap that is larger. Follows the
/// block that a connection writes to, from batch to batch; owned by who copies.
class BlockPacker
{
public:
    void arrange(std::vector<Event> &events);

    /// After the copy: the last event of the batch is the `place`-th row of its block (place_in_block.sql). Without it
    /// the packer goes on from where it believes the block to be, which others' rows or a compressed one make wrong.
    void lastEventIs(qint64 place);

private:
    std::vector<int> m_sizes; ///< of the rows of the last batch, as they were copied
    int m_room = 0;           ///< bytes left in the block that the next row goes to; 0: it goes to a new one
};

/// What an event takes of a block of its table: the row and its line pointer (PostgreSQL manual, Database Page
/// Layout). Of a row that is compressed or moved out of line, the most that it may take.
int bytesInBlock(const Event &event);

} // namespace minixdr::ingest
