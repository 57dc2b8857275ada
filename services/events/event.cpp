// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event.h"

#include "services/base/wire_words.h"

namespace minixdr
{

namespace
{

constexpr WireWords<6> kWords{"cowrie", "suricata", "osquery", "syslog", "zeek", "custom"};

} // namespace

QString toWire(SourceType type)
{
    return wireWord(kWords, type);
}

std::optional<SourceType> sourceTypeFromWire(QStringView word)
{
    return fromWireWord<SourceType>(kWords, word);
}

} // namespace minixdr
