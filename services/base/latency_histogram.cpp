// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/latency_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace minixdr
{
using namespace std::chrono;

quint16 LatencyHistogram::bucketOf(Duration duration)
{
    // Below 2^7 nanoseconds a bucket is one wide; each octave above doubles the width.
    const auto nanos = static_cast<quint64>(std::max<qint64>(0, duration.count()));
    const auto value = std::min(nanos, (quint64{1} << kBits) - 1);
    const int octave = std::max(0, static_cast<int>(std::bit_width(value)) - kSubBits - 1);
    return static_cast<quint16>((static_cast<quint64>(octave) << kSubBits) + (value >> octave));
}

quint64 LatencyHistogram::middleOf(std::size_t bucket)
{
    const auto octave = bucket < (2U << kSubBits) ? 0 : (bucket >> kSubBits) - 1;
    const auto base = static_cast<quint64>(bucket - (octave << kSubBits)) << octave;
    return base + ((quint64{1} << octave) >> 1);
}

void LatencyHistogram::record(Duration value)
{
    addBucket(bucketOf(value), 1);
    addTotals(value, value);
}

void LatencyHistogram::addBucket(quint16 bucket, quint32 count)
{
    m_buckets[bucket] += count;
    m_count += count;
}

std::vector<std::pair<quint16, quint32>> LatencyHistogram::buckets() const
{
    std::vector<std::pair<quint16, quint32>> used;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket)
        if (m_buckets[bucket] > 0)
            used.emplace_back(static_cast<quint16>(bucket), m_buckets[bucket]);
    return used;
}

void LatencyHistogram::addTotals(Duration total, Duration maximum)
{
    m_total += total;
    m_maximum = std::max(m_maximum, maximum);
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    std::transform(m_buckets.begin(), m_buckets.end(), other.m_buckets.begin(), m_buckets.begin(), std::plus<>{});
    m_count += other.m_count;
    m_total += other.m_total;
    m_maximum = std::max(m_maximum, other.m_maximum);
}

LatencyHistogram::Duration LatencyHistogram::quantile(double quantile) const
{
    if (m_count == 0)
        return {};
    const auto rank = std::max<quint64>(1, static_cast<quint64>(std::ceil(quantile * static_cast<double>(m_count))));
    quint64 seen = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= rank)
            return std::min<Duration>(nanoseconds{middleOf(bucket)}, m_maximum);
    }
    return m_maximum;
}

} // namespace minixdr
