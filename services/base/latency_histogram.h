// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <utility>
#include <vector>

namespace minixdr
{

/// Log-linear latency histogram after HdrHistogram: 64 linear buckets an octave from 1 ns to about 70 minutes, so
/// a quantile is off by less than 1 %, recording is one increment, and two histograms merge by adding.
class LatencyHistogram
{
public:
    using Duration = std::chrono::nanoseconds;

    static constexpr int kSubBits = 6;
    static constexpr int kBits = 42; ///< of the longest duration
    static constexpr int kOctaves = kBits - kSubBits + 1;
    static constexpr int kBucketCount = (kOctaves + 1) << kSubBits;

    void record(Duration value);
    void merge(const LatencyHistogram &other);
    void clear() { *this = {}; }

    quint64 count() const { return m_count; }
    Duration total() const { return m_total; }
    Duration maximum() const { return m_maximum; }
    Duration mean() const { return m_count ? m_total / static_cast<Duration::rep>(m_count) : Duration{}; }

    /// The value below which `quantile` (0…1) of the records lie; zero if there are none.
    Duration quantile(double quantile) const;

    /// The bucket that a value falls into, for those who keep many histograms and few records in each.
    static quint16 bucketOf(Duration value);
    /// Adds `count` records of one bucket.
    void addBucket(quint16 bucket, quint32 count);
    /// Those with a record, and how many.
    std::vector<std::pair<quint16, quint32>> buckets() const;
    /// What addBucket cannot know of the records it adds.
    void addTotals(Duration total, Duration maximum);

    bool operator==(const LatencyHistogram &) const = default;

private:
    static quint64 middleOf(std::size_t bucket);

    std::array<quint32, kBucketCount> m_buckets{};
    quint64 m_count = 0;
    Duration m_total{};
    Duration m_maximum{};
};

} // namespace minixdr
