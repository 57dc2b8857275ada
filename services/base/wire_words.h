// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace minixdr
{

/// The words of an enumeration on the wire and in the database, in the order of its values.
template <size_t Count>
using WireWords = std::array<const char *, Count>;

template <typename Enum, size_t Count>
QString wireWord(const WireWords<Count> &words, Enum value)
{
    return QString::fromLatin1(words.at(static_cast<size_t>(value)));
}

/// Nothing for a word that is not among them; case counts.
template <typename Enum, size_t Count>
std::optional<Enum> fromWireWord(const WireWords<Count> &words, QStringView word)
{
    for (size_t i = 0; i < Count; ++i)
        if (word == QLatin1String(words[i]))
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace minixdr
