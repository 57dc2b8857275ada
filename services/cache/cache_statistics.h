// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"

#include <QCache>

#include <chrono>

namespace minixdr::cache
{

/// Counts hits and misses a tag, and tells why a value is missing from what this process remembers of having stored it.
class CacheStatistics
{
public:
    TagStatistics &of(const QString &tag) { return m_tags[tag]; }

    void remember(const QByteArray &key, qint64 generation, std::chrono::milliseconds timeToLive);
    /// Why nothing lies under `key`, now that its tag has this generation.
    MissReason reasonOfAbsence(const QByteArray &key, qint64 generation) const;

    const std::map<QString, TagStatistics> &tags() const { return m_tags; }

private:
    struct Stored {
        qint64 generation;
        std::chrono::steady_clock::time_point expiresAt;
    };

    std::map<QString, TagStatistics> m_tags;
    QCache<QByteArray, Stored> m_stored{20'000};
};

} // namespace minixdr::cache
