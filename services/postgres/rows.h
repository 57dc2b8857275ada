// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/postgres/parameters.h"

#include <memory>
#include <vector>

struct pg_result;

namespace minixdr::postgres
{

/// Reads one row of a binary result column by column, left to right. The types are those of Parameters, an
/// optional<T> where NULL may stand; reading int2 or int4 into a wider integer is fine. A type that does not
/// match the column is remembered and answered as a Bug by Rows::decode.
class RowReader
{
public:
    RowReader(const pg_result *result, int row) : m_result(result), m_row(row) {}

    template <typename T>
    T read();

    /// The first mismatch, empty if none.
    const QString &mismatch() const { return m_mismatch; }

private:
    struct Field {
        const char *data = nullptr; // null for SQL NULL
        int size = 0;
        Oid type = 0;
    };
    Field next();
    template <typename T>
    T decode(const Field &field);

    const pg_result *m_result;
    int m_row;
    int m_column = 0;
    QString m_mismatch;
};

/// The rows of one finished statement; a copy shares them.
class Rows
{
public:
    Rows() = default;
    explicit Rows(pg_result *owned);

    int count() const;
    /// Rows that an INSERT, UPDATE, DELETE or COPY touched.
    qint64 affected() const;
    /// What the server says it did: "SELECT", "COMMIT", "ROLLBACK", …
    QByteArray commandTag() const;

    /// Turns every row into a T with `decodeRow(RowReader &) -> T`; Bug if a column's type does not fit.
    template <typename T, typename DecodeRow>
    Result<std::vector<T>> decode(DecodeRow decodeRow) const
    {
        std::vector<T> values;
        values.reserve(static_cast<std::size_t>(count()));
        for (int row = 0; row < count(); ++row) {
            RowReader reader(m_result.get(), row);
            values.push_back(decodeRow(reader));
            if (!reader.mismatch().isEmpty())
                return failure(ErrorKind::Bug, reader.mismatch());
        }
        return values;
    }

    /// The one column of the one row, e.g. of a count or RETURNING id. NotFound if there is no row.
    template <typename T>
    Result<T> single() const
    {
        if (count() == 0)
            return failure(ErrorKind::NotFound, QStringLiteral("no row"));
        RowReader reader(m_result.get(), 0);
        T value = reader.read<T>();
        if (!reader.mismatch().isEmpty())
            return failure(ErrorKind::Bug, reader.mismatch());
        return value;
    }

private:
    std::shared_ptr<pg_result> m_result;
};

} // namespace minixdr::postgres
