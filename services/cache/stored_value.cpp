// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/stored_value.h"

#include <QtEndian>

#include <zstd.h>

namespace minixdr::cache
{
namespace
{

constexpr char kVersion = 1;
constexpr char kPlain = 0;
constexpr char kZstd = 1;
constexpr qsizetype kHeader = 2 + sizeof(qint64);

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
    qToBigEndian(generation, stored.data() + 2);
    return stored + *body;
}

std::optional<StoredValue> StoredValue::decode(const QByteArray &stored)
{
    if (stored.size() < kHeader || stored[0] != kVersion || stored[1] < kPlain || stored[1] > kZstd)
        return std::nullopt;
    StoredValue value;
    value.generation = qFromBigEndian<qint64>(stored.constData() + 2);
    const auto body = QByteArrayView(stored).sliced(kHeader);
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
