// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/demo_scenario.h"

#include <nlohmann/json_fwd.hpp>

namespace minixdr::ingest
{

/// One template of the scenario. Its line is written once with sample values and read by the sensor's own parser:
/// what that finds becomes the shape of the template's events. Throws std::runtime_error with the template's name if
/// it is malformed, or if its message or signature is not what the parser says. Used by DemoScenario::load alone.
DemoTemplate readDemoTemplate(const QByteArray &name, const nlohmann::json &object, const nlohmann::json &raws,
                              const DemoScenario &scenario, const std::vector<QByteArray> &wordNames);

} // namespace minixdr::ingest
