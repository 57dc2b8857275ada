// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace minixdr
{

/// How urgent an event is; stored as the number. Order counts: Critical is the greatest.
enum class Severity : quint8 { Info, Low, Medium, High, Critical };

inline constexpr std::array kSeverities{Severity::Info, Severity::Low, Severity::Medium, Severity::High,
                                        Severity::Critical};

/// "info" … "critical", as in JSON and on the command line.
QString toWire(Severity severity);
std::optional<Severity> severityFromWire(QStringView word);

} // namespace minixdr
