// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <chrono>

namespace minixdr
{

/// "0.8 ms", "12 ms", "1.3 s", "9 m", "2 h", "4 d": at most two figures that matter, in the default locale.
QString shortDuration(std::chrono::nanoseconds duration);
/// The same time to the microsecond, for tooltips: "1,234.567 ms".
QString exactDuration(std::chrono::nanoseconds duration);
/// "9 m" for something nine minutes ago; "now" under a second; the future as "in 9 m".
QString relativeAge(UtcTime time, UtcTime now);
/// "2026-01-31 14:05:09.123" in `zone`; fixed width so that columns align.
QString displayTime(UtcTime time, const QTimeZone &zone);
/// Both exact: "2026-01-31 14:05:09.123456 CET" and the same in UTC on a second line.
QString exactTime(UtcTime time, const QTimeZone &zone);
/// "12,345" in the default locale.
QString grouped(qint64 number);
/// "97 %".
QString percent(double fraction);
/// `text` for a tool tip, which must never take it for HTML: texts of events and servers are not ours.
QString asToolTip(const QString &text);

} // namespace minixdr
