// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/block_packer.h"

#include <algorithm>
#include <functional>
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
        auto tail = std::find_if(m_rows.rbegin(), m_rows.rend(), isLongRow).base();
        const auto bytes =
            std::accumulate(tail, m_rows.end(), 0, [this](int sum, std::size_t row) { return sum + (*m_sizes)[row]; });
        for (int blocks = bytes / kBlockRoom + (bytes > 0 ? 1 : 0); blocks > 0; --blocks) {
            const auto row = std::find_if(std::reverse_iterator(tail), m_rows.rend(), isLongRow);
            if (row == m_rows.rend())
                return;
            std::rotate(row.base() - 1, row.base(), m_rows.end());
            --tail;
        }
    }

    void fillBlock()
    {
        if (m_room == kBlockRoom) // no gap is offered to a long row: the server begins a block
            placeFirst([this](std::size_t at) { return isLong(size(at)); });
        std::size_t at = m_next;
        for (; at < m_rows.size() && (m_isPlaced[at] || size(at) <= m_room); ++at)
            place(at);
        if (at == m_rows.size())
            return;
        const auto leavesNoGap = [this](std::size_t row) {
            return size(row) <= m_room && m_room - size(row) < kLargestGap + kLinePointer;
        };
        if (m_room >= kLargestGap + kLinePointer)
            placeFirst(leavesNoGap);
        m_room = kBlockRoom;
    }

    template <typename Suits>
    void placeFirst(const Suits &suits)
    {
        for (auto at = m_next; at < m_rows.size(); ++at)
            if (!m_isPlaced[at] && suits(at))
                return place(at);
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
    m_sizes.clear();
    for (const auto row : filling.order()) {
        ordered.push_back(std::move(events[row]));
        m_sizes.push_back(sizes[row]);
    }
    events = std::move(ordered);
    m_room = filling.room();
}

void BlockPacker::lastEventIs(qint64 place)
{
    const bool isOurBlock = place > 0 && place <= qint64(m_sizes.size()); // with no row before the batch's
    m_room = isOurBlock ? std::accumulate(m_sizes.end() - place, m_sizes.end(), kBlockRoom, std::minus<>()) : 0;
}

} // namespace minixdr::ingest
