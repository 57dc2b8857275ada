// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace minixdr::postgres
{

/// The LIKE pattern for "contains `text`", in which no character of `text` has a meaning; nothing if it is empty.
inline std::optional<QString> containsPattern(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    QString pattern = QStringLiteral("%");
    for (const QChar character : text) {
        if (character == QLatin1Char('%') || character == QLatin1Char('_') || character == QLatin1Char('\\'))
            pattern += QLatin1Char('\\');
        pattern += character;
    }
    return pattern + QLatin1Char('%');
}

} // namespace minixdr::postgres
