// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/stored_value.h"

#include <QtEndian>

#include <xxhash.h>
#include <zstd.h>

namespace minixdr::cache
{
namespace
{

constexpr char kVersion = 1;
constexpr char kPlain = 0;
constexpr char kZstd = 1;
constexpr qsizetype kGenerationAt = 2;
constexpr qsizetype kChecksumAt = kGenerationAt + qsizetype(sizeof(qint64));
constexpr qsizetype kHeader = kChecksumAt + qsizetype(sizeof(quint32));

/// Over the body, with what the header says of it.
quint32 checksumOf(QByteArrayView body, char packing, qint64 generation)
{
    const auto seed = (static_cast<XXH64_hash_t>(generation) << 1) ^ static_cast<XXH64_hash_t>(packing);
    return static_cast<quint32>(XXH3_64bits_withSeed(body.data(), static_cast<size_t>(body.size()), seed));
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

std::optional<QByteArray> StoredValue::encode() const
{
    const bool isLarge = bytes.size() >= kCompressFrom;
    const auto body = isLarge ? compressed(bytes) : std::optional(bytes);
    if (!body || body->size() > kLargest || static_cast<quint64>(bytes.size()) > kLargestDecoded)
        return std::nullopt;
    QByteArray stored(kHeader, Qt::Uninitialized);
    stored[0] = kVersion;
    stored[1] = isLarge ? kZstd : kPlain;
    qToBigEndian(generation, stored.data() + kGenerationAt);
    qToBigEndian(checksumOf(*body, stored[1], generation), stored.data() + kChecksumAt);
    return stored + *body;
}

std::optional<StoredValue> StoredValue::decode(const QByteArray &stored)
{
    if (stored.size() < kHeader || stored[0] != kVersion || stored[1] < kPlain || stored[1] > kZstd)
        return std::nullopt;
    StoredValue value;
    value.generation = qFromBigEndian<qint64>(stored.constData() + kGenerationAt);
    const auto body = QByteArrayView(stored).sliced(kHeader);
    if (qFromBigEndian<quint32>(stored.constData() + kChecksumAt) != checksumOf(body, stored[1], value.generation))
        return std::nullopt;
    if (stored[1] == kPlain) {
        value.bytes = body.toByteArray();
        return value;
    }
    auto plain = decompressed(body);
    if (!plain)
        return std::nullopt;
    value.bytes = std::move(*plain);
    return value;
}

} // namespace minixdr::cache
