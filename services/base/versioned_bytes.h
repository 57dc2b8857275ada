// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/ip_address.h"
#include "services/base/result.h"
#include "services/base/utc_time.h"

#include <QDataStream>
#include <QIODevice>

#include <array>
#include <optional>
#include <type_traits>
#include <vector>

namespace minixdr
{

inline QDataStream &operator<<(QDataStream &stream, UtcTime time)
{
    return stream << qint64(time.time_since_epoch().count());
}
inline QDataStream &operator>>(QDataStream &stream, UtcTime &time)
{
    qint64 micros = 0;
    stream >> micros;
    time = UtcTime{std::chrono::microseconds{micros}};
    return stream;
}

template <typename Tag>
QDataStream &operator<<(QDataStream &stream, Id<Tag> id)
{
    return stream << id.value;
}
template <typename Tag>
QDataStream &operator>>(QDataStream &stream, Id<Tag> &id)
{
    return stream >> id.value;
}

inline QDataStream &operator<<(QDataStream &stream, const IpAddress &address)
{
    stream << address.isV6;
    for (const auto byte : address.bytes)
        stream << byte;
    return stream;
}
inline QDataStream &operator>>(QDataStream &stream, IpAddress &address)
{
    stream >> address.isV6;
    for (auto &byte : address.bytes)
        stream >> byte;
    return stream;
}

template <typename T>
QDataStream &operator<<(QDataStream &stream, const std::optional<T> &value)
{
    stream << value.has_value();
    return value ? stream << *value : stream;
}
template <typename T>
QDataStream &operator>>(QDataStream &stream, std::optional<T> &value)
{
    bool hasValue = false;
    stream >> hasValue;
    if (!hasValue)
        value.reset();
    else
        stream >> value.emplace();
    return stream;
}

template <typename T>
QDataStream &operator<<(QDataStream &stream, const std::vector<T> &values)
{
    stream << quint32(values.size());
    for (const auto &value : values)
        stream << value;
    return stream;
}
template <typename T>
QDataStream &operator>>(QDataStream &stream, std::vector<T> &values)
{
    quint32 size = 0;
    stream >> size;
    values.clear();
    for (quint32 i = 0; i < size && stream.status() == QDataStream::Ok; ++i)
        stream >> values.emplace_back();
    return stream;
}

/// A value that is none of `all` is damage: whoever looks up its word would find none.
template <typename Enum, std::size_t Count>
void refuseBeyond(QDataStream &stream, Enum value, const std::array<Enum, Count> &all)
{
    if (static_cast<std::size_t>(value) >= all.size())
        stream.setStatus(QDataStream::ReadCorruptData);
}

/// `value` as bytes for the cache. `format` names the type and its version, and changes with either.
template <typename T>
QByteArray toVersionedBytes(quint32 format, const T &value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << format << value;
    return bytes;
}

/// The value again; Invalid if another format wrote the bytes, or they are cut or too long.
template <typename T>
Result<T> fromVersionedBytes(quint32 format, const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 found = 0;
    T value{};
    stream >> found;
    if (found != format)
        return failure(ErrorKind::Invalid, QStringLiteral("cached value has format %1").arg(found, 8, 16));
    stream >> value;
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return failure(ErrorKind::Invalid, QStringLiteral("cached value is damaged"));
    return value;
}

} // namespace minixdr
