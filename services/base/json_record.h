// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

#include <chrono>

namespace minixdr
{

/// Reads a record that programs of ours keep, whose numbers are all whole. Any other becomes null, which no number is
/// read from: nlohmann would convert it unchecked, and that is undefined for one that is out of range. Throws
/// json::exception if the bytes are no JSON, or, with `throws` false, returns a discarded value.
inline nlohmann::json parseRecord(const QByteArray &bytes, bool throws = true)
{
    using nlohmann::json;
    const auto keepWhole = [](int, json::parse_event_t event, json &value) {
        if (event == json::parse_event_t::value && value.is_number_float())
            value = nullptr;
        return true;
    };
    return json::parse(bytes.begin(), bytes.end(), keepWhole, throws);
}

/// A record's text. Throws json::exception if the value is none.
inline QString recordText(const nlohmann::json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

/// A record's duration, which is kept in nanoseconds. Throws json::exception if the value is no number.
inline std::chrono::nanoseconds recordDuration(const nlohmann::json &value)
{
    return std::chrono::nanoseconds{value.get<qint64>()};
}

} // namespace minixdr
