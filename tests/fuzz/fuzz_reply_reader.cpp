// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a Redis, or what stands in its place, may send: cut anywhere, the replies are the same as in one piece.
#include "services/redis/reply_reader.h"

#include <cstdlib>

using namespace minixdr::redis;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    ReplyReader whole;
    const auto expected = whole.feed(bytes);

    ReplyReader pieces;
    std::vector<Reply> replies;
    const qsizetype step = 1 + data[0] % 32;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        auto some = pieces.feed(bytes.mid(at, step));
        if (!some)
            return 0; // an error ends the stream; the replies before it may have come already
        replies.insert(replies.end(), some->begin(), some->end());
    }
    if (!expected || *expected != replies)
        std::abort();
    return 0;
}
