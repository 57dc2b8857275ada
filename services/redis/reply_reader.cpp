// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/reply_reader.h"

#include <hiredis/read.h>

namespace minixdr::redis
{
namespace
{

/// Where a parsed value goes: the root, or the element of its parent that the task names.
void *place(const redisReadTask *task, Reply value)
{
    if (!task->parent)
        return new Reply(std::move(value));
    auto *parent = static_cast<Reply *>(task->parent->obj);
    auto &slot = parent->elements[static_cast<std::size_t>(task->idx)];
    slot = std::move(value);
    return &slot;
}

void *createText(const redisReadTask *task, char *text, size_t length)
{
    const auto type = task->type == REDIS_REPLY_ERROR ? Reply::Type::Error : Reply::Type::Text;
    return place(task, {type, QByteArray(text, static_cast<qsizetype>(length)), 0, {}});
}

void *createArray(const redisReadTask *task, int elements)
{
    auto &left = *static_cast<qsizetype *>(task->privdata);
    left -= elements;
    if (left < 0)
        return nullptr; // hiredis reports it as out of memory
    Reply reply{Reply::Type::Array, {}, 0, {}};
    reply.elements.resize(static_cast<std::size_t>(elements));
    return place(task, std::move(reply));
}

void *createInteger(const redisReadTask *task, long long value)
{
    return place(task, {Reply::Type::Integer, {}, value, {}});
}
void *createNil(const redisReadTask *task)
{
    return place(task, {});
}

// hiredis frees only roots, and elements live inside them.
void freeReply(void *reply)
{
    delete static_cast<Reply *>(reply);
}

redisReplyObjectFunctions kFunctions{createText, createArray, createInteger, createNil, freeReply};

} // namespace

void ReplyReader::Free::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

ReplyReader::ReplyReader() : m_reader(redisReaderCreateWithFunctions(&kFunctions))
{
    m_reader->privdata = &m_elementsLeft;
}
ReplyReader::~ReplyReader() = default;

Result<std::vector<Reply>> ReplyReader::feed(const QByteArray &bytes)
{
    std::vector<Reply> replies;
    m_pending += bytes.size();
    redisReaderFeed(m_reader.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    for (;;) {
        void *parsed = nullptr;
        if (redisReaderGetReply(m_reader.get(), &parsed) != REDIS_OK)
            return failure(ErrorKind::Unavailable,
                           QStringLiteral("the reply cannot be read: %1").arg(QString::fromLatin1(m_reader->errstr)));
        if (!parsed)
            break;
        const std::unique_ptr<Reply> reply(static_cast<Reply *>(parsed));
        replies.push_back(std::move(*reply));
        m_pending = 0;
        m_elementsLeft = kMaxElements;
    }
    if (m_pending > kMaxText)
        return failure(ErrorKind::Unavailable, QStringLiteral("a reply is larger than %1 bytes").arg(kMaxText));
    return replies;
}

} // namespace minixdr::redis
