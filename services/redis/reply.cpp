// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/reply.h"

#include <algorithm>
#include <array>

namespace minixdr::redis
{
namespace
{

struct Meaning {
    const char *prefix;
    ErrorKind kind;
};

constexpr std::array kMeanings{
    Meaning{"LOADING", ErrorKind::Unavailable},
    Meaning{"MASTERDOWN", ErrorKind::Unavailable},
    Meaning{"READONLY", ErrorKind::Unavailable},
    Meaning{"CLUSTERDOWN", ErrorKind::Unavailable},
    Meaning{"TRYAGAIN", ErrorKind::Unavailable},
    Meaning{"BUSY", ErrorKind::Overloaded},
    Meaning{"OOM", ErrorKind::Overloaded},
    Meaning{"MISCONF", ErrorKind::Overloaded},
    Meaning{"ERR max number", ErrorKind::Overloaded},
    Meaning{"NOAUTH", ErrorKind::Denied},
    Meaning{"WRONGPASS", ErrorKind::Denied},
    Meaning{"NOPERM", ErrorKind::Denied},
    Meaning{"DENIED", ErrorKind::Denied},
    Meaning{"ERR AUTH", ErrorKind::Denied},
    Meaning{"ERR invalid password", ErrorKind::Denied},
    Meaning{"NOREPLICAS", ErrorKind::Unavailable},
};

} // namespace

Error errorOfReply(const QByteArray &text)
{
    const auto meaning =
        std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning &m) { return text.startsWith(m.prefix); });
    return {meaning == kMeanings.end() ? ErrorKind::Bug : meaning->kind, QString::fromUtf8(text),
            QString::fromLatin1(text.left(text.indexOf(' ')))};
}

} // namespace minixdr::redis
