// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A result as a broken or hostile server may send it: columns of any type and length are decoded or refused.
#include "services/base/ids.h"
#include "services/base/ip_address.h"
#include "services/base/utc_time.h"
#include "services/postgres/rows.h"

#include <libpq-fe.h>

#include <array>
#include <string>

using namespace minixdr;
using namespace minixdr::postgres;

namespace
{

constexpr std::array<Oid, 13> kTypes{16, 17, 20, 21, 23, 25, 114, 700, 701, 869, 1184, 1009, 3802};

/// One row of binary columns cut from the input: type, length (255: NULL), bytes.
pg_result *resultOf(const unsigned char *data, std::size_t size)
{
    std::vector<PGresAttDesc> columns;
    std::vector<std::pair<std::string, bool>> values;
    while (size >= 2 && columns.size() < 16) {
        PGresAttDesc column{};
        column.name = const_cast<char *>("c");
        column.format = 1;
        column.typid = kTypes[data[0] % kTypes.size()];
        columns.push_back(column);
        const bool isNull = data[1] == 255;
        const auto length = isNull ? 0 : std::min<std::size_t>(data[1], size - 2);
        values.emplace_back(std::string(reinterpret_cast<const char *>(data) + 2, length), isNull);
        data += 2 + length;
        size -= 2 + length;
    }
    auto *result = PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK);
    if (columns.empty() || !PQsetResultAttrs(result, static_cast<int>(columns.size()), columns.data()))
        return result;
    for (std::size_t i = 0; i < values.size(); ++i)
        PQsetvalue(result, 0, static_cast<int>(i), values[i].second ? nullptr : values[i].first.data(),
                   values[i].second ? -1 : static_cast<int>(values[i].first.size()));
    return result;
}

template <typename T>
void readAll(const Rows &rows)
{
    static_cast<void>(rows.decode<T>([](RowReader &row) {
        T value = row.read<T>();
        for (int column = 0; column < 3; ++column)
            static_cast<void>(row.read<std::optional<QString>>());
        return value;
    }));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const Rows rows(resultOf(data, size));
    readAll<bool>(rows);
    readAll<qint16>(rows);
    readAll<qint32>(rows);
    readAll<qint64>(rows);
    readAll<double>(rows);
    readAll<QString>(rows);
    readAll<QByteArray>(rows);
    readAll<UtcTime>(rows);
    readAll<IpAddress>(rows);
    readAll<std::optional<qint64>>(rows);
    readAll<std::optional<IpAddress>>(rows);
    return 0;
}
