// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/resources_report.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace minixdr
{

/// What a program tells the others, and minixdrctl prints: times in nanoseconds, instants in microseconds since 1970.
nlohmann::json toJson(const ProgramResources &program);
nlohmann::json toJson(const postgres::PoolSnapshot &pool);
nlohmann::json toJson(const cache::CacheStatus &status);

/// Nothing for what toJson() of a program does not say.
std::optional<ProgramResources> programFrom(const nlohmann::json &object);

} // namespace minixdr
