// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/paging/paging_codec.h"

#include "services/base/versioned_bytes.h"

namespace minixdr
{

static QDataStream &operator<<(QDataStream &stream, const TimeBucket &bucket)
{
    return stream << bucket.start << bucket.rows;
}

static QDataStream &operator>>(QDataStream &stream, TimeBucket &bucket)
{
    return stream >> bucket.start >> bucket.rows;
}

QDataStream &operator<<(QDataStream &stream, const CountedBuckets &counted)
{
    return stream << counted.countedAt << counted.buckets;
}

QDataStream &operator>>(QDataStream &stream, CountedBuckets &counted)
{
    return stream >> counted.countedAt >> counted.buckets;
}

QDataStream &operator<<(QDataStream &stream, const PageFacts &facts)
{
    return stream << facts.number << facts.pages << facts.total << facts.firstRow << facts.pageSize << facts.countedAt;
}

QDataStream &operator>>(QDataStream &stream, PageFacts &facts)
{
    return stream >> facts.number >> facts.pages >> facts.total >> facts.firstRow >> facts.pageSize >> facts.countedAt;
}

} // namespace minixdr
