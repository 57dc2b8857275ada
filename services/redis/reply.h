// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace minixdr::redis
{

/// One reply of the server (RESP 2).
struct Reply {
    enum class Type : quint8 { Nil, Text, Integer, Array, Error };

    Type type = Type::Nil;
    QByteArray text; ///< status, bulk string or error
    qint64 integer = 0;
    std::vector<Reply> elements;

    bool isNil() const { return type == Type::Nil; }
    bool operator==(const Reply &) const = default;
};

/// What an error reply ("LOADING Redis is loading…") means: its first word decides. Whatever the word, a cache treats
/// it as a miss.
Error errorOfReply(const QByteArray &text);

} // namespace minixdr::redis
