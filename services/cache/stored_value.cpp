// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/stored_value.h"

#include <QtEndian>

#include <xxhash.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace minixdr::cache
{
namespace
{

constexpr char kVersion = 2;
constexpr char kPlain = 0;
constexpr char kZstd = 1;
constexpr char kAbsence = 2;
constexpr qsizetype kGenerationAt = 2;
constexpr qsizetype kExpiryAt = kGenerationAt + qsizetype(sizeof(qint64));
constexpr qsizetype kCostAt = kExpiryAt + qsizetype(sizeof(qint64));
constexpr qsizetype kChecksumAt = kCostAt + qsizetype(sizeof(quint32));
constexpr qsizetype kHeader = kChecksumAt + qsizetype(sizeof(quint32));

/// Over the body, seeded by the header before it.
quint32 checksumOf(QByteArrayView stored)
{
    const auto body = stored.sliced(kHeader);
    const auto seed = XXH3_64bits(stored.data(), static_cast<size_t>(kChecksumAt));
    return static_cast<quint32>(XXH3_64bits_withSeed(body.data(), static_cast<size_t>(body.size()), seed));
}

char packingOf(const StoredValue &value)
{
    if (value.isAbsence)
        return kAbsence;
    return value.bytes.size() >= StoredValue::kCompressFrom ? kZstd : kPlain;
}

std::optional<QByteArray> compressed(const QByteArray &bytes)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(bytes.size()))), Qt::Uninitialized);
    const auto size = ZSTD_compress(out.data(), static_cast<size_t>(out.size()), bytes.constData(),
                                    static_cast<size_t>(bytes.size()), 1);
    if (ZSTD_isError(size))
        return std::nullopt;
    out.resize(static_cast<qsizetype>(size));
    return out;
}

std::optional<QByteArray> decompressed(QByteArrayView bytes)
{
    const auto size = ZSTD_getFrameContentSize(bytes.data(), static_cast<size_t>(bytes.size()));
    if (size > StoredValue::kLargestDecoded) // the two error values are the largest numbers
        return std::nullopt;
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    const auto written = ZSTD_decompress(out.data(), size, bytes.data(), static_cast<size_t>(bytes.size()));
    if (ZSTD_isError(written) || written != size)
        return std::nullopt;
    return out;
}

} // namespace

static_assert(StoredValue::kGenerationEnd == kExpiryAt);

std::optional<qint64> StoredValue::generationOf(const QByteArray &beginning)
{
    if (beginning.size() < kGenerationEnd || beginning[0] != kVersion)
        return std::nullopt;
    return qFromBigEndian<qint64>(beginning.constData() + kGenerationAt);
}

std::optional<QByteArray> StoredValue::encode() const
{
    const auto packing = packingOf(*this);
    const auto body = packing == kZstd ? compressed(bytes) : std::optional(bytes);
    if (!body || body->size() > kLargest || static_cast<quint64>(bytes.size()) > kLargestDecoded)
        return std::nullopt;
    constexpr qint64 kLargestCost = std::numeric_limits<quint32>::max();
    const auto cost = static_cast<quint32>(std::clamp<qint64>(loadCost.count(), 0, kLargestCost));
    QByteArray stored(kHeader, Qt::Uninitialized);
    stored[0] = kVersion;
    stored[1] = packing;
    qToBigEndian(generation, stored.data() + kGenerationAt);
    qToBigEndian(qint64(expiresAt.count()), stored.data() + kExpiryAt);
    qToBigEndian(cost, stored.data() + kCostAt);
    stored += *body;
    qToBigEndian(checksumOf(stored), stored.data() + kChecksumAt);
    return stored;
}

std::optional<StoredValue> StoredValue::decode(const QByteArray &stored)
{
    if (stored.size() < kHeader || stored[0] != kVersion || stored[1] < kPlain || stored[1] > kAbsence)
        return std::nullopt;
    if (qFromBigEndian<quint32>(stored.constData() + kChecksumAt) != checksumOf(stored))
        return std::nullopt;
    StoredValue value;
    value.generation = qFromBigEndian<qint64>(stored.constData() + kGenerationAt);
    value.expiresAt = std::chrono::milliseconds(qFromBigEndian<qint64>(stored.constData() + kExpiryAt));
    value.loadCost = std::chrono::milliseconds(qFromBigEndian<quint32>(stored.constData() + kCostAt));
    value.isAbsence = stored[1] == kAbsence;
    const auto body = QByteArrayView(stored).sliced(kHeader);
    auto bytes = stored[1] == kZstd ? decompressed(body) : std::optional(body.toByteArray());
    if (!bytes)
        return std::nullopt;
    value.bytes = std::move(*bytes);
    return value;
}

} // namespace minixdr::cache
