// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_values.h"

namespace minixdr
{

namespace
{

std::optional<std::chrono::hours> lengthOf(TimePreset preset)
{
    using std::chrono::hours;
    switch (preset) {
    case TimePreset::LastHour:
        return hours(1);
    case TimePreset::LastDay:
        return hours(24);
    case TimePreset::LastWeek:
        return hours(7 * 24);
    case TimePreset::LastMonth:
        return hours(30 * 24);
    case TimePreset::All:
    case TimePreset::Custom:
        break;
    }
    return {};
}

} // namespace

std::optional<UtcTime> TimeRange::from(UtcTime now) const
{
    if (preset == TimePreset::Custom)
        return customFrom;
    const auto length = lengthOf(preset);
    return length ? std::optional<UtcTime>(std::chrono::floor<std::chrono::minutes>(now) - *length) : std::nullopt;
}

std::optional<UtcTime> TimeRange::until() const
{
    return preset == TimePreset::Custom ? customUntil : std::nullopt;
}

bool FilterValues::isEmpty() const
{
    return text.isEmpty() && choices.isEmpty() && texts.isEmpty() && range.preset == TimePreset::All;
}

} // namespace minixdr
