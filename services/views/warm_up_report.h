// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/base/utc_time.h"
#include "services/views/opened_views.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

namespace minixdr
{

/// What a warm-up did for one view.
struct WarmedView {
    ViewUse use;
    std::optional<std::chrono::microseconds> cold; ///< how long it took to load; nothing if the cache had it already
    std::optional<std::chrono::microseconds> warm; ///< and then from the cache
    std::optional<Error> error;

    bool operator==(const WarmedView &) const = default;
};

/// The views that people open most, loaded before they do.
struct WarmUpReport {
    UtcTime at;
    std::chrono::microseconds took{};
    std::vector<WarmedView> views; ///< the most opened first

    /// How many were not in the cache.
    int coldCount() const
    {
        return static_cast<int>(std::ranges::count_if(views, [](const auto &view) { return view.cold.has_value(); }));
    }
    /// How many could not be loaded.
    int failedCount() const
    {
        return static_cast<int>(std::ranges::count_if(views, [](const auto &view) { return view.error.has_value(); }));
    }
    /// What the database was asked to do for it.
    std::chrono::microseconds cost() const
    {
        std::chrono::microseconds sum{};
        for (const auto &view : views)
            sum += view.cold.value_or(std::chrono::microseconds{});
        return sum;
    }
};

} // namespace minixdr
