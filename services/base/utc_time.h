// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace minixdr
{

/// An instant in UTC with PostgreSQL's resolution. Zones are a matter of display.
using UtcTime = std::chrono::sys_time<std::chrono::microseconds>;

UtcTime utcNow();

/// "2026-01-02T03:04:05.000006Z"; of UtcTime's ends PostgreSQL's "infinity" and "-infinity".
QString toIso(UtcTime time);

/// ISO 8601 with a zone ("…Z", "+02:00", "-0600") or without (then UTC); a date alone is its midnight.
/// Fractions to the microsecond are kept. Nothing if the text is not a time.
std::optional<UtcTime> fromIso(QStringView text);

/// For display only: QDateTime keeps milliseconds.
QDateTime toDateTime(UtcTime time);
UtcTime fromDateTime(const QDateTime &time);

} // namespace minixdr
