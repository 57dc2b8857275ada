// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/paging/page_index.h"

class QDataStream;

namespace minixdr
{

/// Counts as they go to the cache.
struct CountedBuckets {
    UtcTime countedAt;
    std::vector<TimeBucket> buckets;
    bool operator==(const CountedBuckets &) const = default;
};

inline constexpr quint32 kCountedBucketsFormat = 0x42'4b'00'01; // "BK", 1

QDataStream &operator<<(QDataStream &stream, const CountedBuckets &counted);
QDataStream &operator>>(QDataStream &stream, CountedBuckets &counted);
QDataStream &operator<<(QDataStream &stream, const PageFacts &facts);
QDataStream &operator>>(QDataStream &stream, PageFacts &facts);

} // namespace minixdr
