// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_rows.h"

#include "services/ingest/text_repair.h"
#include "services/postgres/binary.h"

#include <cstring>

namespace minixdr::ingest
{
using postgres::appendBigEndian;

namespace
{

constexpr qint16 kEventColumns = 14;
constexpr qint16 kRawColumns = 4;

QByteArray startOfStream()
{
    QByteArray out("PGCOPY\n\377\r\n\0", 11);
    appendBigEndian<qint32>(out, 0); // flags
    appendBigEndian<qint32>(out, 0); // no header extension
    return out;
}

void endStream(QByteArray &out)
{
    appendBigEndian<qint16>(out, -1);
}

template <typename T>
void appendNumber(QByteArray &out, T value)
{
    appendBigEndian<qint32>(out, sizeof(T));
    appendBigEndian<T>(out, value);
}

void appendNull(QByteArray &out)
{
    appendBigEndian<qint32>(out, -1);
}

void appendBytes(QByteArray &out, QByteArrayView bytes)
{
    if (!bytes.isEmpty() && std::memchr(bytes.data(), 0, std::size_t(bytes.size())) != nullptr) {
        auto repaired = bytes.toByteArray();
        repairUtf8(repaired);
        return appendBytes(out, repaired);
    }
    appendBigEndian<qint32>(out, qint32(bytes.size()));
    out.append(bytes);
}

void appendText(QByteArray &out, const QString &text)
{
    appendBytes(out, text.toUtf8());
}

void appendTextOrNull(QByteArray &out, const QString &text)
{
    text.isEmpty() ? appendNull(out) : appendText(out, text);
}

void appendPort(QByteArray &out, std::optional<qint32> port)
{
    port ? appendNumber<qint32>(out, *port) : appendNull(out);
}

void appendAddress(QByteArray &out, const std::optional<IpAddress> &address)
{
    if (!address)
        return appendNull(out);
    // network.c, network_recv: family (2 or 3), bits, is_cidr, length, bytes.
    const qint8 length = address->isV6 ? 16 : 4;
    appendBigEndian<qint32>(out, 4 + length);
    appendBigEndian<qint8>(out, address->isV6 ? 3 : 2);
    appendBigEndian<quint8>(out, address->isV6 ? 128 : 32);
    appendBigEndian<qint8>(out, 0);
    appendBigEndian<qint8>(out, length);
    out.append(reinterpret_cast<const char *>(address->bytes.data()), length);
}

void appendKey(QByteArray &out, const Event &event)
{
    appendNumber<qint64>(out, postgres::toPostgresMicros(event.ts));
    appendNumber<qint64>(out, event.id.value);
    appendNumber<qint64>(out, event.organization.value);
}

} // namespace

EventRows::EventRows() : m_events(startOfStream()), m_raw(startOfStream()) {}

void EventRows::append(const Event &event)
{
    appendBigEndian<qint16>(m_events, kEventColumns);
    appendKey(m_events, event);
    appendNumber<qint16>(m_events, qint16(event.severity));
    appendPort(m_events, event.srcPort);
    appendPort(m_events, event.dstPort);
    appendAddress(m_events, event.srcIp);
    appendAddress(m_events, event.dstIp);
    appendText(m_events, toWire(event.sourceType));
    appendText(m_events, event.eventid);
    appendTextOrNull(m_events, event.protocol);
    appendTextOrNull(m_events, event.hostname);
    appendTextOrNull(m_events, event.signature);
    appendText(m_events, event.message);
    if (event.raw.isEmpty())
        return;
    appendBigEndian<qint16>(m_raw, kRawColumns);
    appendKey(m_raw, event);
    appendBytes(m_raw, event.raw);
}

QByteArray EventRows::takeBlock()
{
    QByteArray block;
    block.reserve(m_events.capacity());
    block.swap(m_events);
    return block;
}

QByteArray EventRows::takeLastBlock()
{
    endStream(m_events);
    return std::move(m_events);
}

QByteArray EventRows::takeRaw()
{
    endStream(m_raw);
    return std::move(m_raw);
}

} // namespace minixdr::ingest
