// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/ip_address.h"
#include "services/base/result.h"
#include "services/base/utc_time.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace minixdr::postgres
{

using Oid = unsigned int;

/// jsonb text, for a parameter or a column of that type.
struct Jsonb {
    QByteArray text;
    bool operator==(const Jsonb &) const = default;
};

/// The typed values of one statement run in libpq's binary format, in order: Parameters{org, since, severities}.
/// An empty optional is NULL of its type. SQL casts ($1::bigint) must name the type given here:
/// bool bool · qint16 int2 · qint32 int4 · qint64 and Id int8 · double float8 · QString text · QByteArray bytea ·
/// UtcTime timestamptz · IpAddress and IpNetwork inet · Jsonb jsonb · vector<qint16|qint64> int2[] int8[] ·
/// QStringList text[] · vector<UtcTime> timestamptz[].
class Parameters
{
public:
    Parameters() = default;

    template <typename First, typename... Rest>
        requires(!std::is_same_v<std::remove_cvref_t<First>, Parameters>)
    explicit Parameters(const First &first, const Rest &...rest)
    {
        add(first);
        (add(rest), ...);
    }

    void add(bool value);
    void add(qint16 value);
    void add(qint32 value);
    void add(qint64 value);
    void add(double value);
    void add(const QString &value);
    void add(const QByteArray &value);
    void add(UtcTime value);
    void add(const IpAddress &value);
    void add(const IpNetwork &value);
    void add(const Jsonb &value);
    void add(const std::vector<qint16> &value);
    void add(const std::vector<qint64> &value);
    void add(const std::vector<UtcTime> &value);
    void add(const QStringList &value);

    template <typename Tag>
    void add(Id<Tag> value)
    {
        add(value.value);
    }

    template <typename T>
    void add(const std::optional<T> &value)
    {
        add(value.value_or(T{}));
        if (!value)
            m_values.back() = QByteArray();
    }

    int count() const { return static_cast<int>(m_values.size()); }
    const std::vector<Oid> &types() const { return m_types; }
    /// A null QByteArray is SQL NULL; an empty one is an empty value.
    const std::vector<QByteArray> &values() const { return m_values; }
    /// For people: the values as PostgreSQL writes them in text, shortened to `limit` characters each; 0: whole.
    QStringList toText(int limit = 80) const;

    /// What types() and values() of another one told, after a time on disk. Invalid if they do not belong together.
    static Result<Parameters> restore(std::vector<Oid> types, std::vector<QByteArray> values);

    bool operator==(const Parameters &) const = default;

private:
    void push(Oid type, QByteArray value);

    std::vector<Oid> m_types;
    std::vector<QByteArray> m_values;
};

} // namespace minixdr::postgres
