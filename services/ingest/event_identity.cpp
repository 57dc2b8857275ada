// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_identity.h"

#include <QtEndian>

#include <xxhash.h>

#include <array>
#include <limits>

namespace minixdr::ingest
{

namespace
{

/// Independent of the machine's byte order, since the ids are kept.
quint64 seedOf(OrganizationId organization, UtcTime ts, quint64 ordinal)
{
    const std::array<quint64, 3> parts{qToLittleEndian(quint64(organization.value)),
                                       qToLittleEndian(quint64(ts.time_since_epoch().count())),
                                       qToLittleEndian(ordinal)};
    return XXH64(parts.data(), sizeof parts, 0);
}

} // namespace

EventId eventIdOf(OrganizationId organization, UtcTime ts, QByteArrayView origin, quint64 ordinal)
{
    const auto hash = XXH64(origin.data(), std::size_t(origin.size()), seedOf(organization, ts, ordinal));
    const auto positive = static_cast<qint64>(hash & quint64(std::numeric_limits<qint64>::max()));
    return EventId{positive == 0 ? 1 : positive};
}

EventId LineIdentity::next(OrganizationId organization, UtcTime ts, QByteArrayView line)
{
    const auto first = eventIdOf(organization, ts, line, 0);
    const auto hash = quint64(first.value);
    auto known = m_recent.find(hash);
    if (known == m_recent.end()) {
        if (m_recent.size() >= kWindow) {
            m_older = std::move(m_recent);
            m_recent.clear();
        }
        const auto before = m_older.find(hash);
        known = m_recent.emplace(hash, before == m_older.end() ? 0 : before->second).first;
    }
    const auto ordinal = known->second++;
    return ordinal == 0 ? first : eventIdOf(organization, ts, line, ordinal);
}

} // namespace minixdr::ingest
