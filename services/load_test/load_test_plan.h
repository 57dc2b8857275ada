// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/latency_histogram.h"
#include "services/base/result.h"

#include <QString>

#include <array>
#include <chrono>

namespace minixdr
{

/// What a simulated user does; the specification's scenario and its weights.
enum class LoadTask : quint8 { ListIncidents, PageEvents, CreateIncident };

struct LoadTaskRule {
    LoadTask task;
    const char *name; ///< "list incidents"; for JSON and logs, and the key of a translation
    int weight;
    std::chrono::milliseconds goal; ///< the specification's target for the 95th percentile
};

/// Goals: the specification's performance targets, phase 3: query response 50 ms, creating an incident 20 ms.
inline constexpr std::array kLoadTasks{
    LoadTaskRule{LoadTask::ListIncidents, "list incidents", 3, std::chrono::milliseconds{50}},
    LoadTaskRule{LoadTask::PageEvents, "page of 50 events", 2, std::chrono::milliseconds{50}},
    LoadTaskRule{LoadTask::CreateIncident, "create incident", 1, std::chrono::milliseconds{20}},
};

struct LoadTestPlan {
    int users = 100;
    int spawnRate = 10; ///< users started a second
    std::chrono::seconds duration{60};
    quint64 seed = 1; ///< the same seed gives each user the same choices and waits

    /// Invalid, naming the range: users 1…2,000, spawn rate 1…1,000, duration 1 s…1 h.
    Result<> check() const;
    bool operator==(const LoadTestPlan &) const = default;
};

} // namespace minixdr
