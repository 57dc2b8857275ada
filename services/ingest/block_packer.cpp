// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/block_packer.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace minixdr::ingest
{

namespace
{

// PostgreSQL manual, Database Page Layout.
constexpr int kBlockRoom = 8192 - 24; ///< a block without its header
constexpr int kLinePointer = 4;
constexpr int kRowHeader = 32;    ///< 23 bytes and the null bitmap of 16 columns, aligned
constexpr int kFixedColumns = 26; ///< ts, id, organization_id, severity
constexpr int kShortLength = 126; ///< longer values have a length of four bytes, aligned, instead of one
constexpr int kLongestRow = 2032; ///< longer ones are compressed or moved out of line until they take no more

/// The free space map tells room in steps of 32 bytes (freespace.c): what leaves less than kLargestGap is never offered
/// to a row of more than kLargestGap - kMapStep. Of the rows of sensors, 108 to 316 bytes, a third are that long; and
/// of the blocks that are filled in order, one of 30 has more left.
constexpr int kMapStep = 32;
constexpr int kLargestGap = 7 * kMapStep;

/// Between the long rows that a run of short ones takes from those behind it: a page of 100 misses two of them.
constexpr std::ptrdiff_t kApart = 50;

int aligned(int bytes, int to)
{
    return (bytes + to - 1) / to * to;
}

int utf8Size(const QString &text)
{
    int size = 0;
    for (const auto unit : text) // each half of a surrogate pair is half of four bytes
        size += unit.unicode() < 0x80 ? 1 : unit.unicode() < 0x800 || unit.isSurrogate() ? 2 : 3;
    return size;
}

int afterValue(int offset, int size)
{
    return size <= kShortLength ? offset + 1 + size : aligned(offset, 4) + 4 + size;
}

int afterText(int offset, const QString &text)
{
    return afterValue(offset, utf8Size(text));
}

int afterTextOrNull(int offset, const QString &text)
{
    return text.isEmpty() ? offset : afterText(offset, text);
}

int afterPort(int offset, std::optional<qint32> port)
{
    return port ? aligned(offset, 4) + 4 : offset;
}

int afterAddress(int offset, const std::optional<IpAddress> &address)
{
    return address ? afterValue(offset, 2 + (address->isV6 ? 16 : 4)) : offset;
}

bool isLong(int size)
{
    return size - kLinePointer > kLargestGap - kMapStep;
}

/// Gives the rows of one batch to blocks, one block after the other.
class Filling
{
public:
    /// `sizes`: of the rows in the order of the index. `room`: what is left in the block that the server is at.
    Filling(const std::vector<int> *sizes, int room) : m_sizes(sizes), m_rows(sizes->size()), m_room(room)
    {
        std::iota(m_rows.begin(), m_rows.end(), 0);
        keepLongRowsForTheEnd();
        m_isPlaced.resize(m_rows.size());
    }

    std::vector<std::size_t> order()
    {
        m_order.reserve(m_rows.size());
        while (m_order.size() < m_rows.size())
            fillBlock();
        return std::move(m_order);
    }
    int room() const { return m_room; }

private:
    int size(std::size_t at) const { return (*m_sizes)[m_rows[at]]; }

    /// Each block needs a long row: if the batch ends with short ones, those before them go along.
    void keepLongRowsForTheEnd()
    {
        const auto isLongRow = [this](std::size_t row) { return isLong((*m_sizes)[row]); };
        const auto tail = std::find_if(m_rows.rbegin(), m_rows.rend(), isLongRow).base();
        const auto bytes =
            std::accumulate(tail, m_rows.end(), 0, [this](int sum, std::size_t row) { return sum + (*m_sizes)[row]; });
        auto before = tail;
        for (int blocks = (bytes + kBlockRoom - 1) / kBlockRoom; blocks > 0; --blocks) {
            const auto found = std::find_if(std::reverse_iterator(before), m_rows.rend(), isLongRow);
            if (found == m_rows.rend())
                return;
            const auto row = found.base() - 1;
            std::rotate(row, row + 1, m_rows.end());
            before = row - std::min(row - m_rows.begin(), kApart);
        }
    }

    void fillBlock()
    {
        if (m_room == kBlockRoom)
            placeLong();
        std::size_t at = m_next;
        for (; at < m_rows.size() && (m_isPlaced[at] || size(at) <= m_room); ++at)
            place(at);
        if (at == m_rows.size())
            return;
        const auto leavesNoGap = [this](std::size_t row) {
            return size(row) <= m_room && m_room - size(row) < kLargestGap + kLinePointer;
        };
        if (m_room >= kLargestGap + kLinePointer)
            if (const auto filler = firstWaiting(m_next, leavesNoGap); filler < m_rows.size())
                place(filler);
        m_room = kBlockRoom;
    }

    /// No gap is offered to a long row: the server begins a block.
    void placeLong()
    {
        const auto isLongRow = [this](std::size_t at) { return isLong(size(at)); };
        auto at = firstWaiting(m_next, isLongRow);
        if (at >= m_next + std::size_t(kApart) && at < m_rows.size()) { // of a later block, which will miss it
            const auto apart = firstWaiting(std::max(at, m_lastTaken + std::size_t(kApart)), isLongRow);
            at = apart < m_rows.size() ? apart : at;
            m_lastTaken = at;
        }
        if (at < m_rows.size())
            place(at);
    }

    /// m_rows.size() if none suits.
    template <typename Suits>
    std::size_t firstWaiting(std::size_t from, const Suits &suits) const
    {
        while (from < m_rows.size() && (m_isPlaced[from] || !suits(from)))
            ++from;
        return std::min(from, m_rows.size());
    }

    void place(std::size_t at)
    {
        if (!m_isPlaced[at]) {
            m_isPlaced[at] = true;
            m_order.push_back(m_rows[at]);
            m_room -= size(at);
        }
        while (m_next < m_rows.size() && m_isPlaced[m_next])
            ++m_next;
    }

    const std::vector<int> *m_sizes;
    std::vector<std::size_t> m_rows; ///< in the order in which they would like to be copied
    std::vector<bool> m_isPlaced;    ///< of m_rows
    std::size_t m_next = 0;          ///< the first of m_rows that waits
    std::size_t m_lastTaken = 0;     ///< of m_rows, by a run of short ones before it
    std::vector<std::size_t> m_order;
    int m_room;
};

} // namespace

int bytesInBlock(const Event &event)
{
    int offset = kRowHeader + kFixedColumns;
    offset = afterPort(offset, event.srcPort);
    offset = afterPort(offset, event.dstPort);
    offset = afterAddress(offset, event.srcIp);
    offset = afterAddress(offset, event.dstIp);
    offset = afterText(offset, toWire(event.sourceType));
    offset = afterText(offset, event.eventid);
    offset = afterTextOrNull(offset, event.protocol);
    offset = afterTextOrNull(offset, event.hostname);
    offset = afterTextOrNull(offset, event.signature);
    offset = afterText(offset, event.message);
    return std::min(aligned(offset, 8), kLongestRow) + kLinePointer;
}

void BlockPacker::arrange(std::vector<Event> &events)
{
    std::sort(events.begin(), events.end(), [](const Event &a, const Event &b) {
        return std::tuple(a.organization, a.key()) < std::tuple(b.organization, b.key());
    });
    std::vector<int> sizes(events.size());
    std::transform(events.begin(), events.end(), sizes.begin(), bytesInBlock);
    Filling filling(&sizes, m_room);
    std::vector<Event> ordered;
    ordered.reserve(events.size());
    for (const auto row : filling.order())
        ordered.push_back(std::move(events[row]));
    events = std::move(ordered);
    m_room = filling.room();
}

} // namespace minixdr::ingest
