// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_rows.h"

#include "services/ingest/text_repair.h"
#include "services/postgres/binary.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace minixdr::ingest
{
using postgres::appendBigEndian;

namespace
{

constexpr qint16 kColumns = 15;

template <typename T>
void appendNumber(QByteArray &out, T value)
{
    appendBigEndian<qint32>(out, sizeof(T));
    appendBigEndian<T>(out, value);
}

} // namespace

void sortForStorage(std::vector<Event> &events)
{
    std::sort(events.begin(), events.end(), [](const Event &a, const Event &b) {
        return std::tuple(a.organization, a.key()) < std::tuple(b.organization, b.key());
    });
}

EventRows::EventRows()
{
    m_bytes.append("PGCOPY\n\377\r\n\0", 11);
    appendBigEndian<qint32>(m_bytes, 0); // flags
    appendBigEndian<qint32>(m_bytes, 0); // no header extension
}

void EventRows::append(const Event &event)
{
    appendBigEndian<qint16>(m_bytes, kColumns);
    appendNumber<qint64>(m_bytes, postgres::toPostgresMicros(event.ts));
    appendNumber<qint64>(m_bytes, event.id.value);
    appendNumber<qint64>(m_bytes, event.organization.value);
    appendNumber<qint16>(m_bytes, qint16(event.severity));
    appendPort(event.srcPort);
    appendPort(event.dstPort);
    appendAddress(event.srcIp);
    appendAddress(event.dstIp);
    appendText(toWire(event.sourceType), false);
    appendText(event.eventid, false);
    appendText(event.protocol, true);
    appendText(event.hostname, true);
    appendText(event.signature, true);
    appendText(event.message, false);
    appendBytes(event.raw);
}

QByteArray EventRows::takeBlock()
{
    QByteArray block;
    block.reserve(m_bytes.capacity());
    block.swap(m_bytes);
    return block;
}

QByteArray EventRows::takeLastBlock()
{
    appendBigEndian<qint16>(m_bytes, -1);
    return std::move(m_bytes);
}

void EventRows::appendNull()
{
    appendBigEndian<qint32>(m_bytes, -1);
}

void EventRows::appendBytes(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && std::memchr(bytes.data(), 0, std::size_t(bytes.size())) != nullptr) {
        auto repaired = bytes.toByteArray();
        repairUtf8(repaired);
        appendBytes(repaired);
        return;
    }
    appendBigEndian<qint32>(m_bytes, qint32(bytes.size()));
    m_bytes.append(bytes);
}

void EventRows::appendText(const QString &text, bool emptyIsNull)
{
    if (emptyIsNull && text.isEmpty())
        appendNull();
    else
        appendBytes(text.toUtf8());
}

void EventRows::appendPort(std::optional<qint32> port)
{
    if (port)
        appendNumber<qint32>(m_bytes, *port);
    else
        appendNull();
}

void EventRows::appendAddress(const std::optional<IpAddress> &address)
{
    if (!address) {
        appendNull();
        return;
    }
    // network.c, network_recv: family (2 or 3), bits, is_cidr, length, bytes.
    const qint8 length = address->isV6 ? 16 : 4;
    appendBigEndian<qint32>(m_bytes, 4 + length);
    appendBigEndian<qint8>(m_bytes, address->isV6 ? 3 : 2);
    appendBigEndian<quint8>(m_bytes, address->isV6 ? 128 : 32);
    appendBigEndian<qint8>(m_bytes, 0);
    appendBigEndian<qint8>(m_bytes, length);
    m_bytes.append(reinterpret_cast<const char *>(address->bytes.data()), length);
}

} // namespace minixdr::ingest
