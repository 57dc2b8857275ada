// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QByteArray>
#include <QtEndian>
#include <QtNumeric>

#include <limits>

namespace minixdr::postgres
{

/// Type numbers of pg_type.dat that parameters and rows use; they never change.
namespace oid
{
inline constexpr unsigned int kBool = 16, kBytea = 17, kChar = 18, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25,
                              kName = 19, kJson = 114, kFloat4 = 700, kFloat8 = 701, kInet = 869, kCidr = 650,
                              kVarchar = 1043, kBpchar = 1042, kTimestamptz = 1184, kJsonb = 3802, kVoid = 2278,
                              kInt2Array = 1005, kInt8Array = 1016, kTextArray = 1009, kTimestamptzArray = 1185;
}

/// PostgreSQL counts microseconds from 2000-01-01 (datatype/timestamp.h), and keeps the ends for ±infinity.
inline constexpr std::chrono::microseconds kPostgresEpoch{946'684'800'000'000};

/// UtcTime's ends stand for ±infinity, and for years after 292277, which a UtcTime does not reach.
inline qint64 toPostgresMicros(UtcTime time)
{
    if (time == UtcTime::max())
        return std::numeric_limits<qint64>::max();
    qint64 micros = 0;
    if (qSubOverflow(qint64(time.time_since_epoch().count()), qint64(kPostgresEpoch.count()), &micros))
        return std::numeric_limits<qint64>::min();
    return micros;
}
inline UtcTime fromPostgresMicros(qint64 micros)
{
    if (micros == std::numeric_limits<qint64>::min())
        return UtcTime::min();
    qint64 sum = 0;
    if (qAddOverflow(micros, qint64(kPostgresEpoch.count()), &sum))
        return UtcTime::max();
    return UtcTime{std::chrono::microseconds{sum}};
}

template <typename T>
void appendBigEndian(QByteArray &out, T value)
{
    char bytes[sizeof(T)];
    qToBigEndian(value, bytes);
    out.append(bytes, sizeof(T));
}

} // namespace minixdr::postgres
