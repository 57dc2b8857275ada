// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/base/utc_time.h"

namespace minixdr::ingest
{

/// What to do if the demo organizations have events or incidents already.
enum class ExistingDemo : quint8 {
    Refuse,  ///< Conflict, and nothing is changed
    Replace, ///< remove them first
    Append,  ///< add to them; needs another seed or another `until` than theirs
};

/// How much demo to make. The same numbers and the same `until` make the same rows.
struct DemoRequest {
    static constexpr qint64 kMostEvents = 1'000'000'000;
    static constexpr qint64 kMostIncidents = 200'000;

    qint64 events = 250'000;
    qint64 incidents = 2'000;
    quint64 seed = 1;
    UtcTime until = lastMidnight(); ///< where the 90 days end
    ExistingDemo existing = ExistingDemo::Refuse;

    /// The last midnight, UTC.
    static UtcTime lastMidnight() { return UtcTime{std::chrono::floor<std::chrono::days>(utcNow())}; }

    /// Invalid, with the range, if a number is out of it.
    Result<> check() const
    {
        if (events < 0 || events > kMostEvents)
            return failure(ErrorKind::Invalid, QStringLiteral("events must be 0 to %1").arg(kMostEvents));
        if (incidents < 0 || incidents > kMostIncidents)
            return failure(ErrorKind::Invalid, QStringLiteral("incidents must be 0 to %1").arg(kMostIncidents));
        return {};
    }
};

} // namespace minixdr::ingest
