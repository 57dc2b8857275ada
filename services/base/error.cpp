// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/error.h"

#include <array>

namespace minixdr
{

QString toWord(ErrorKind kind)
{
    static constexpr std::array kWords{"cancelled", "timeout",   "unavailable", "overloaded", "contention",
                                       "conflict",  "not_found", "denied",      "invalid",    "bug"};
    return QString::fromLatin1(kWords.at(static_cast<std::size_t>(kind)));
}

} // namespace minixdr
