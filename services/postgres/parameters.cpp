// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/parameters.h"

#include "services/postgres/binary.h"

#include <bit>

namespace minixdr::postgres
{
namespace
{

template <typename T>
QByteArray bigEndian(T value)
{
    QByteArray bytes;
    appendBigEndian(bytes, value);
    return bytes;
}

// network.c, network_send: family, bits, is_cidr, length, bytes. PGSQL_AF_INET is 2, PGSQL_AF_INET6 is 3.
QByteArray inetBytes(const IpAddress &address, quint8 bits)
{
    const char length = address.isV6 ? 16 : 4;
    QByteArray bytes;
    bytes.append(address.isV6 ? char(3) : char(2)).append(static_cast<char>(bits)).append(char(0)).append(length);
    bytes.append(reinterpret_cast<const char *>(address.bytes.data()), length);
    return bytes;
}

// arrayfuncs.c, array_recv: dimensions, has-null, element type, then for the one dimension size and lower bound.
template <typename Range, typename ToBytes>
QByteArray arrayBytes(const Range &values, Oid element, ToBytes toBytes)
{
    QByteArray bytes;
    appendBigEndian<qint32>(bytes, values.empty() ? 0 : 1);
    appendBigEndian<qint32>(bytes, 0);
    appendBigEndian<quint32>(bytes, element);
    if (values.empty())
        return bytes;
    appendBigEndian<qint32>(bytes, static_cast<qint32>(values.size()));
    appendBigEndian<qint32>(bytes, 1);
    for (const auto &value : values) {
        const QByteArray item = toBytes(value);
        appendBigEndian<qint32>(bytes, static_cast<qint32>(item.size()));
        bytes += item;
    }
    return bytes;
}

} // namespace

void Parameters::push(Oid type, QByteArray value)
{
    // A null QByteArray stands for SQL NULL, so an empty value must not be null.
    m_types.push_back(type);
    m_values.push_back(value.isNull() ? QByteArray("", 0) : std::move(value));
}

void Parameters::add(bool value)
{
    push(oid::kBool, QByteArray(1, value ? '\1' : '\0'));
}
void Parameters::add(qint16 value)
{
    push(oid::kInt2, bigEndian(value));
}
void Parameters::add(qint32 value)
{
    push(oid::kInt4, bigEndian(value));
}
void Parameters::add(qint64 value)
{
    push(oid::kInt8, bigEndian(value));
}
void Parameters::add(double value)
{
    push(oid::kFloat8, bigEndian(std::bit_cast<quint64>(value)));
}
void Parameters::add(const QString &value)
{
    push(oid::kText, value.toUtf8());
}
void Parameters::add(const QByteArray &value)
{
    push(oid::kBytea, value);
}
void Parameters::add(UtcTime value)
{
    push(oid::kTimestamptz, bigEndian(toPostgresMicros(value)));
}
void Parameters::add(const IpAddress &value)
{
    push(oid::kInet, inetBytes(value, value.isV6 ? 128 : 32));
}
void Parameters::add(const IpNetwork &value)
{
    push(oid::kInet, inetBytes(value.address, value.prefixLength));
}

// jsonb_recv: a version byte, then the text.
void Parameters::add(const Jsonb &value)
{
    push(oid::kJsonb, QByteArray(1, '\1') + value.text);
}

void Parameters::add(const std::vector<qint16> &value)
{
    push(oid::kInt2Array, arrayBytes(value, oid::kInt2, bigEndian<qint16>));
}

void Parameters::add(const std::vector<qint64> &value)
{
    push(oid::kInt8Array, arrayBytes(value, oid::kInt8, bigEndian<qint64>));
}

void Parameters::add(const std::vector<UtcTime> &value)
{
    push(oid::kTimestamptzArray,
         arrayBytes(value, oid::kTimestamptz, [](UtcTime time) { return bigEndian(toPostgresMicros(time)); }));
}

void Parameters::add(const QStringList &value)
{
    push(oid::kTextArray, arrayBytes(value, oid::kText, [](const QString &text) { return text.toUtf8(); }));
}

namespace
{

QString inetText(const QByteArray &bytes)
{
    IpNetwork network;
    network.address.isV6 = bytes.at(0) == 3;
    network.prefixLength = static_cast<quint8>(bytes.at(1));
    std::copy(bytes.begin() + 4, bytes.end(), network.address.bytes.begin());
    return network.toString();
}

/// Bytes of a value of this type, as far as the type tells; 0: any number.
qsizetype sizeOf(Oid type)
{
    switch (type) {
    case oid::kBool:
        return 1;
    case oid::kInt2:
        return 2;
    case oid::kInt4:
        return 4;
    case oid::kInt8:
    case oid::kFloat8:
    case oid::kTimestamptz:
        return 8;
    default:
        return 0;
    }
}

bool isSound(Oid type, const QByteArray &value)
{
    const bool isAddress = type == oid::kInet;
    if (isAddress && (value.size() < 4 || value.size() != 4 + (value.at(0) == 3 ? 16 : 4)))
        return false;
    if (type == oid::kJsonb && value.isEmpty())
        return false;
    return sizeOf(type) == 0 || sizeOf(type) == value.size();
}

QString valueText(Oid type, const QByteArray &value);

/// What arrayBytes() wrote: {1,2}, {"a b","c"}.
QString arrayText(Oid element, const QByteArray &value)
{
    constexpr qsizetype kHead = 20;
    QStringList items;
    for (qsizetype at = kHead; at + 4 <= value.size();) {
        const auto size = qFromBigEndian<qint32>(value.constData() + at);
        const auto bytes = value.mid(at + 4, std::max(0, size));
        if (bytes.size() != size || !isSound(element, bytes))
            break; // the server will say so too
        auto item = valueText(element, bytes);
        if (element == oid::kText)
            item = QLatin1Char('"') +
                   item.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                       .replace(QLatin1Char('"'), QLatin1String("\\\"")) +
                   QLatin1Char('"');
        items << item;
        at += 4 + size;
    }
    return QLatin1Char('{') + items.join(QLatin1Char(',')) + QLatin1Char('}');
}

QString valueText(Oid type, const QByteArray &value)
{
    const char *data = value.constData();
    switch (type) {
    case oid::kBool:
        return value.at(0) ? QStringLiteral("true") : QStringLiteral("false");
    case oid::kInt2:
        return QString::number(qFromBigEndian<qint16>(data));
    case oid::kInt4:
        return QString::number(qFromBigEndian<qint32>(data));
    case oid::kInt8:
        return QString::number(qFromBigEndian<qint64>(data));
    case oid::kFloat8:
        return QString::number(std::bit_cast<double>(qFromBigEndian<quint64>(data)));
    case oid::kTimestamptz:
        return toIso(fromPostgresMicros(qFromBigEndian<qint64>(data)));
    case oid::kInet:
        return inetText(value);
    case oid::kText:
        return QString::fromUtf8(value);
    case oid::kJsonb:
        return QString::fromUtf8(value.mid(1));
    case oid::kInt2Array:
        return arrayText(oid::kInt2, value);
    case oid::kInt8Array:
        return arrayText(oid::kInt8, value);
    case oid::kTextArray:
        return arrayText(oid::kText, value);
    case oid::kTimestamptzArray:
        return arrayText(oid::kTimestamptz, value);
    default:
        return QStringLiteral("\\x") + QString::fromLatin1(value.toHex());
    }
}

} // namespace

QStringList Parameters::toText(int limit) const
{
    QStringList texts;
    for (std::size_t index = 0; index < m_values.size(); ++index) {
        const auto &value = m_values[index];
        QString text = value.isNull() ? QStringLiteral("NULL") : valueText(m_types[index], value);
        if (limit > 0 && text.size() > limit)
            text = text.left(limit) + QStringLiteral("…");
        texts << text;
    }
    return texts;
}

Result<Parameters> Parameters::restore(std::vector<Oid> types, std::vector<QByteArray> values)
{
    if (types.size() != values.size())
        return failure(ErrorKind::Invalid, QStringLiteral("as many types as values are needed"));
    for (std::size_t index = 0; index < types.size(); ++index)
        if (!values[index].isNull() && !isSound(types[index], values[index]))
            return failure(ErrorKind::Invalid, QStringLiteral("parameter %1 is no value of its type").arg(index + 1));
    Parameters restored;
    restored.m_types = std::move(types);
    restored.m_values = std::move(values);
    return restored;
}

} // namespace minixdr::postgres
