// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/redis/reply.h"

#include <memory>

struct redisReader;

namespace minixdr::redis
{

/// Cuts the bytes of a socket into replies with hiredis' parser. Fed at any boundary. A reply that is larger than any
/// value the cache stores is refused: hiredis 0.14 would allocate whatever length the peer names.
class ReplyReader
{
public:
    static constexpr qsizetype kMaxText = 4 << 20;
    static constexpr qsizetype kMaxElements = 100'000; ///< in all arrays of one reply

    ReplyReader();
    ~ReplyReader();
    Q_DISABLE_COPY_MOVE(ReplyReader)

    /// The replies that are complete now, in order. After an error the stream cannot be read on.
    Result<std::vector<Reply>> feed(const QByteArray &bytes);

private:
    struct Free {
        void operator()(redisReader *reader) const;
    };
    std::unique_ptr<redisReader, Free> m_reader;
    qsizetype m_pending = 0; ///< bytes fed since the last complete reply
    qsizetype m_elementsLeft = kMaxElements;
};

} // namespace minixdr::redis
