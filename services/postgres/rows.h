// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/postgres/parameters.h"

#include <QVarLengthArray>

#include <memory>
#include <string_view>
#include <vector>

struct pg_result;

namespace minixdr::postgres
{

/// Reads the rows of a binary result, each column by column, left to right. The types are those of Parameters, an
/// optional<T> where NULL may stand; reading int2 or int4 into a wider integer is fine. A type that does not
/// match the column is remembered and answered as a Bug by Rows::decode. Short texts that come again in other rows are
/// made once.
class RowReader
{
public:
    explicit RowReader(const pg_result *result);

    void toRow(int row)
    {
        m_row = row;
        m_column = 0;
    }

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
    static constexpr qsizetype kColumns = 24; ///< that most results have at most
    static constexpr int kShortText = 24;     ///< bytes of UTF-8: names and kinds, which recur, rather than messages
    static constexpr std::size_t kTexts = 64;

    Field next();
    template <typename T>
    T decode(const Field &field);
    QString text(const char *data, int size);

    const pg_result *m_result;
    QVarLengthArray<Oid, kColumns> m_types;
    int m_row = 0;
    int m_column = 0;
    std::vector<QString> m_texts; ///< by a hash of their bytes; the latest stays
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
    /// What the server says it did: "SELECT", "COMMIT", "ROLLBACK", …; as long as the rows are kept.
    std::string_view commandTag() const;

    /// Turns every row into a T with `decodeRow(RowReader &) -> T`; Bug if a column's type does not fit.
    template <typename T, typename DecodeRow>
    Result<std::vector<T>> decode(DecodeRow decodeRow) const
    {
        std::vector<T> values;
        values.reserve(static_cast<std::size_t>(count()));
        RowReader reader(m_result.get());
        for (int row = 0; row < count(); ++row) {
            reader.toRow(row);
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
        RowReader reader(m_result.get());
        T value = reader.read<T>();
        if (!reader.mismatch().isEmpty())
            return failure(ErrorKind::Bug, reader.mismatch());
        return value;
    }

private:
    std::shared_ptr<pg_result> m_result;
};

} // namespace minixdr::postgres
