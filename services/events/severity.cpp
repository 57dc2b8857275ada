// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/severity.h"

#include "services/base/wire_words.h"

namespace minixdr
{

namespace
{

constexpr WireWords<5> kWords{"info", "low", "medium", "high", "critical"};

} // namespace

QString toWire(Severity severity)
{
    return wireWord(kWords, severity);
}

std::optional<Severity> severityFromWire(QStringView word)
{
    return fromWireWord<Severity>(kWords, word);
}

} // namespace minixdr
