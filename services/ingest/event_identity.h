// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/utc_time.h"

#include <QByteArrayView>

#include <unordered_map>

namespace minixdr::ingest
{

/// A positive 64-bit hash of where an event came from: the bytes that say so, and a number that tells equal ones
/// apart. The same origin has the same id for ever, so the primary key (ts, id) refuses whatever is sent twice.
EventId eventIdOf(OrganizationId organization, UtcTime ts, QByteArrayView origin, quint64 ordinal);

/// Gives the lines of one file their ids, in file order: the n-th of equal lines of one instant is the same event
/// whenever the file is read. Memory is bounded: equal lines more than a quarter of a million lines apart may count as
/// one.
class LineIdentity
{
public:
    EventId next(OrganizationId organization, UtcTime ts, QByteArrayView line);

private:
    static constexpr std::size_t kWindow = 256 * 1024;

    std::unordered_map<quint64, quint64> m_recent; ///< how often a line was seen, by its hash
    std::unordered_map<quint64, quint64> m_older;  ///< the window before that
};

} // namespace minixdr::ingest
