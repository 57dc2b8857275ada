// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/rows.h"

#include "services/postgres/binary.h"

#include <libpq-fe.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace minixdr::postgres
{

Rows::Rows(pg_result *owned) : m_result(owned, PQclear) {}

int Rows::count() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

qint64 Rows::affected() const
{
    return m_result
               ? QByteArray::fromRawData(PQcmdTuples(m_result.get()), qsizetype(qstrlen(PQcmdTuples(m_result.get()))))
                     .toLongLong()
               : 0;
}

std::string_view Rows::commandTag() const
{
    const std::string_view status = m_result ? PQcmdStatus(m_result.get()) : ""; // "INSERT 0 1"
    return status.substr(0, status.find(' '));
}

RowReader::RowReader(const pg_result *result) : m_result(result), m_types(PQnfields(result))
{
    for (int column = 0; column < m_types.size(); ++column)
        m_types[column] = PQftype(result, column);
}

RowReader::Field RowReader::next()
{
    const int column = m_column++;
    if (column >= m_types.size()) {
        m_mismatch = QStringLiteral("column %1 is read, but there are %2").arg(column + 1).arg(m_types.size());
        return {};
    }
    Field field;
    field.type = m_types[column];
    field.size = PQgetlength(m_result, m_row, column); // 0 for NULL, too
    if (field.size > 0 || !PQgetisnull(m_result, m_row, column))
        field.data = PQgetvalue(m_result, m_row, column);
    return field;
}

namespace
{

template <typename T>
T readInteger(const char *data, int size)
{
    switch (size) {
    case 2:
        return static_cast<T>(qFromBigEndian<qint16>(data));
    case 4:
        return static_cast<T>(qFromBigEndian<qint32>(data));
    default:
        return static_cast<T>(qFromBigEndian<qint64>(data));
    }
}

bool isAscii(const char *data, int size)
{
    quint64 bits = 0;
    int at = 0;
    for (; at + int(sizeof(quint64)) <= size; at += int(sizeof(quint64)))
        bits |= qFromUnaligned<quint64>(data + at);
    for (; at < size; ++at)
        bits |= static_cast<quint64>(static_cast<uchar>(data[at]));
    return (bits & 0x8080808080808080U) == 0;
}

/// Where a text of 1 … 24 bytes lies among the kept ones: its length, first and last bytes tell names apart.
std::size_t slotOf(const char *data, int size, std::size_t slots)
{
    quint64 head = 0;
    quint64 tail = 0;
    const auto bytes = static_cast<std::size_t>(std::min(size, int(sizeof(quint64))));
    std::memcpy(&head, data, bytes);
    std::memcpy(&tail, data + size - bytes, bytes);
    const auto mixed = (head ^ (tail << 1) ^ static_cast<quint64>(size)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed >> 32U) % slots;
}

/// Whether a column of `type` may be read as T.
template <typename T>
bool fits(Oid type);

template <>
bool fits<bool>(Oid type)
{
    return type == oid::kBool;
}
template <>
bool fits<qint16>(Oid type)
{
    return type == oid::kInt2;
}
template <>
bool fits<qint32>(Oid type)
{
    return type == oid::kInt4 || type == oid::kInt2;
}
template <>
bool fits<qint64>(Oid type)
{
    return type == oid::kInt8 || type == oid::kInt4 || type == oid::kInt2;
}
template <>
bool fits<double>(Oid type)
{
    return type == oid::kFloat8 || type == oid::kFloat4;
}
template <>
bool fits<QString>(Oid type)
{
    return type == oid::kText || type == oid::kVarchar || type == oid::kName || type == oid::kBpchar ||
           type == oid::kChar || type == oid::kJson;
}
template <>
bool fits<QByteArray>(Oid type)
{
    return type == oid::kBytea || fits<QString>(type);
}
template <>
bool fits<UtcTime>(Oid type)
{
    return type == oid::kTimestamptz;
}
template <>
bool fits<IpAddress>(Oid type)
{
    return type == oid::kInet || type == oid::kCidr;
}
template <>
bool fits<IpNetwork>(Oid type)
{
    return type == oid::kInet || type == oid::kCidr;
}
template <>
bool fits<Jsonb>(Oid type)
{
    return type == oid::kJsonb;
}

/// Whether `size` bytes can be a value of `type`: what a broken server sends is refused before it is read past its end.
bool isComplete(int size, Oid type)
{
    switch (type) {
    case oid::kBool:
    case oid::kChar:
        return size == 1;
    case oid::kInt2:
        return size == 2;
    case oid::kInt4:
    case oid::kFloat4:
        return size == 4;
    case oid::kInt8:
    case oid::kFloat8:
    case oid::kTimestamptz:
        return size == 8;
    case oid::kInet:
    case oid::kCidr:
        return size == 8 || size == 20; // four bytes before the address (network.c, network_send)
    case oid::kJsonb:
        return size >= 1;
    default:
        return true;
    }
}

template <typename T>
T convert(const char *data, int size, Oid type);

template <>
bool convert(const char *data, int, Oid)
{
    return *data != 0;
}
template <>
qint16 convert(const char *data, int size, Oid)
{
    return readInteger<qint16>(data, size);
}
template <>
qint32 convert(const char *data, int size, Oid)
{
    return readInteger<qint32>(data, size);
}
template <>
qint64 convert(const char *data, int size, Oid)
{
    return readInteger<qint64>(data, size);
}
template <>
double convert(const char *data, int, Oid type)
{
    return type == oid::kFloat4 ? static_cast<double>(std::bit_cast<float>(qFromBigEndian<quint32>(data)))
                                : std::bit_cast<double>(qFromBigEndian<quint64>(data));
}
template <>
QString convert(const char *data, int size, Oid)
{
    return isAscii(data, size) ? QString::fromLatin1(data, size) : QString::fromUtf8(data, size);
}
template <>
QByteArray convert(const char *data, int size, Oid)
{
    return QByteArray(data, size);
}
template <>
UtcTime convert(const char *data, int, Oid)
{
    return fromPostgresMicros(qFromBigEndian<qint64>(data));
}
template <>
IpNetwork convert(const char *data, int size, Oid)
{
    IpNetwork network;
    network.address.isV6 = data[0] == 3;
    network.prefixLength = static_cast<quint8>(data[1]);
    std::copy(data + 4, data + size, network.address.bytes.begin());
    return network;
}
template <>
IpAddress convert(const char *data, int size, Oid type)
{
    return convert<IpNetwork>(data, size, type).address;
}
template <>
Jsonb convert(const char *data, int size, Oid)
{
    return {QByteArray(data + 1, size - 1)};
}

template <typename T>
struct IsOptional : std::false_type {
};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {
    using Value = T;
};
template <typename T>
struct IsId : std::false_type {
};
template <typename Tag>
struct IsId<Id<Tag>> : std::true_type {
};

} // namespace

template <typename T>
T RowReader::decode(const Field &field)
{
    if constexpr (IsOptional<T>::value) {
        return field.data ? T(decode<typename IsOptional<T>::Value>(field)) : T();
    } else if constexpr (IsId<T>::value) {
        return T{decode<qint64>(field)};
    } else {
        if (!m_mismatch.isEmpty())
            return T{};
        if (!fits<T>(field.type))
            m_mismatch =
                QStringLiteral("column %1 has type %2, which is not the one read").arg(m_column).arg(field.type);
        else if (!field.data)
            m_mismatch = QStringLiteral("column %1 is NULL").arg(m_column);
        else if (!isComplete(field.size, field.type))
            m_mismatch =
                QStringLiteral("column %1 of type %2 has %3 bytes").arg(m_column).arg(field.type).arg(field.size);
        if (!m_mismatch.isEmpty())
            return T{};
        if constexpr (std::is_same_v<T, QString>)
            return text(field.data, field.size);
        else
            return convert<T>(field.data, field.size, field.type);
    }
}

QString RowReader::text(const char *data, int size)
{
    if (size == 0 || size > kShortText || PQntuples(m_result) < 2)
        return convert<QString>(data, size, oid::kText);
    m_texts.resize(kTexts);
    auto &kept = m_texts[slotOf(data, size, kTexts)];
    if (kept != QLatin1String(data, size)) { // which no byte of a longer character equals: kept ones are ASCII
        auto made = convert<QString>(data, size, oid::kText);
        if (made.size() != size)
            return made;
        kept = std::move(made);
    }
    return kept;
}

template <typename T>
T RowReader::read()
{
    return decode<T>(next());
}

#define MINIXDR_READABLE(Type)                                                                                         \
    template Type RowReader::read<Type>();                                                                             \
    template std::optional<Type> RowReader::read<std::optional<Type>>();

MINIXDR_READABLE(bool)
MINIXDR_READABLE(qint16)
MINIXDR_READABLE(qint32)
MINIXDR_READABLE(qint64)
MINIXDR_READABLE(double)
MINIXDR_READABLE(QString)
MINIXDR_READABLE(QByteArray)
MINIXDR_READABLE(UtcTime)
MINIXDR_READABLE(IpAddress)
MINIXDR_READABLE(IpNetwork)
MINIXDR_READABLE(Jsonb)
MINIXDR_READABLE(OrganizationId)
MINIXDR_READABLE(UserId)
MINIXDR_READABLE(EventId)
MINIXDR_READABLE(IncidentId)
MINIXDR_READABLE(ActionLogId)
MINIXDR_READABLE(AuditLogId)

} // namespace minixdr::postgres
