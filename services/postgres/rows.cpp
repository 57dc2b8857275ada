// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/rows.h"

#include "services/postgres/binary.h"

#include <libpq-fe.h>

#include <bit>

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

QByteArray Rows::commandTag() const
{
    const QByteArray status = m_result ? PQcmdStatus(m_result.get()) : nullptr; // "INSERT 0 1"
    return status.left(status.indexOf(' ') < 0 ? status.size() : status.indexOf(' '));
}

RowReader::Field RowReader::next()
{
    const int column = m_column++;
    if (column >= PQnfields(m_result)) {
        m_mismatch = QStringLiteral("column %1 is read, but there are %2").arg(column + 1).arg(PQnfields(m_result));
        return {};
    }
    Field field;
    field.type = PQftype(m_result, column);
    if (!PQgetisnull(m_result, m_row, column)) {
        field.data = PQgetvalue(m_result, m_row, column);
        field.size = PQgetlength(m_result, m_row, column);
    }
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
    return QString::fromUtf8(data, size);
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
    std::copy(data + 4, data + std::min(size, 20), network.address.bytes.begin());
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
        return m_mismatch.isEmpty() ? convert<T>(field.data, field.size, field.type) : T{};
    }
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
