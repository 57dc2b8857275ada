// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace minixdr::cache
{

/// A value as it lies in Redis: version, packing, the generation it belongs to, when it expires and what it cost to
/// load, a checksum, and the bytes, compressed from 1 KiB. It may also say that there is no such thing. Whatever cannot
/// be decoded is a miss, so an older or newer program may share the Redis.
struct StoredValue {
    static constexpr qsizetype kCompressFrom = 1024;
    static constexpr qsizetype kLargest = 1 << 20;       ///< of what is stored
    static constexpr quint64 kLargestDecoded = 16 << 20; ///< against a compression bomb

    qint64 generation = 0;
    std::chrono::milliseconds expiresAt{}; ///< since 1970; a hint to refresh early, since clocks differ
    std::chrono::milliseconds loadCost{};  ///< how long its load took
    bool isAbsence = false;                ///< the thing does not exist; bytes then say what was looked for
    QByteArray bytes;

    /// Of a value's first kGenerationEnd bytes, without a look at the rest; nothing if they are none.
    static constexpr qsizetype kGenerationEnd = 10;
    static std::optional<qint64> generationOf(const QByteArray &beginning);

    /// Nothing if it is too large to store.
    std::optional<QByteArray> encode() const;
    static std::optional<StoredValue> decode(const QByteArray &stored);
    bool operator==(const StoredValue &) const = default;
};

} // namespace minixdr::cache
