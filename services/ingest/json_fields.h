// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"
#include "services/base/utc_time.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <optional>

namespace minixdr::ingest
{

/// The object that `line` holds, or the reason why it holds none.
tl::expected<nlohmann::json, QString> parseObject(const QByteArray &line);

/// Typed reads of one sensor's JSON object. A field that is there but not what it must be is remembered and makes the
/// line unreadable; one that is absent or null is not. Keeps a pointer to the object: use it within its life.
class JsonFields
{
public:
    explicit JsonFields(const nlohmann::json &object) : m_object(&object) {}

    bool has(const char *key) const { return find(key) != nullptr; }
    /// Strings as they are, numbers and booleans as text, arrays of strings joined by a space; otherwise empty.
    QString text(const char *key) const;
    std::optional<qint64> integer(const char *key) const;
    bool isTrue(const char *key) const;
    /// The object under `key`, or an empty one.
    JsonFields child(const char *key) const;

    std::optional<IpAddress> address(const char *key);
    std::optional<qint32> port(const char *key);
    /// A required time: ISO 8601, or seconds since 1970 as a number or its text.
    UtcTime time(const char *key);

    /// The first field that was not what it must be; empty if all were.
    const QString &problem() const { return m_problem; }
    void report(QString problem);

private:
    const nlohmann::json *find(const char *key) const;

    const nlohmann::json *m_object;
    QString m_problem;
};

/// A time that a timestamptz and a calendar can hold: 1970 up to 9999.
std::optional<UtcTime> timeFromEpoch(double seconds);

} // namespace minixdr::ingest
