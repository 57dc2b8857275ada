// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/reply_reader.h"

#include <QRandomGenerator>
#include <QTest>

using namespace minixdr;
using namespace minixdr::redis;

namespace
{

const QByteArray
    kStream("+OK\r\n:42\r\n$-1\r\n$5\r\nhe\r\no\r\n*3\r\n$1\r\na\r\n*2\r\n:1\r\n$-1\r\n$0\r\n\r\n-OOM too much\r\n");

std::vector<Reply> expected()
{
    const Reply nested{Reply::Type::Array, {}, 0, {{Reply::Type::Integer, {}, 1, {}}, {}}};
    return {{Reply::Type::Text, "OK", 0, {}},
            {Reply::Type::Integer, {}, 42, {}},
            {},
            {Reply::Type::Text, "he\r\no", 0, {}},
            {Reply::Type::Array, {}, 0, {{Reply::Type::Text, "a", 0, {}}, nested, {Reply::Type::Text, "", 0, {}}}},
            {Reply::Type::Error, "OOM too much", 0, {}}};
}

} // namespace

/// Replies come out whole, wherever the socket cut them.
class TestReplyReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void feed_isIndifferentToWhereTheBytesAreCut()
    {
        for (qsizetype cut = 0; cut <= kStream.size(); ++cut) {
            ReplyReader reader;
            auto replies = reader.feed(kStream.left(cut));
            QVERIFY(replies.has_value());
            auto rest = reader.feed(kStream.mid(cut));
            QVERIFY(rest.has_value());
            replies->insert(replies->end(), rest->begin(), rest->end());
            QCOMPARE(*replies, expected());
        }
    }

    void feed_readsOneByteAtATime()
    {
        ReplyReader reader;
        std::vector<Reply> all;
        for (const char byte : kStream) {
            const auto replies = reader.feed(QByteArray(1, byte));
            QVERIFY(replies.has_value());
            all.insert(all.end(), replies->begin(), replies->end());
        }
        QCOMPARE(all, expected());
    }

    void feed_refusesWhatIsNoReply_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 200 OK\r\n");
        QTest::newRow("too many elements") << QByteArray("*2000000000\r\n");
        QTest::newRow("a length that is none") << QByteArray("$x\r\n");
    }

    void feed_refusesWhatIsNoReply()
    {
        QFETCH(QByteArray, bytes);
        ReplyReader reader;
        QVERIFY(!reader.feed(bytes).has_value());
    }

    void feed_refusesArraysThatMultiply()
    {
        ReplyReader reader;
        auto replies = reader.feed("*60000\r\n*60000\r\n");
        QVERIFY(!replies.has_value());
    }

    void feed_survivesAnyBytes()
    {
        QRandomGenerator random(20260102);
        for (int round = 0; round < 20'000; ++round) {
            auto bytes = kStream;
            for (int changes = random.bounded(5); changes > 0; --changes)
                bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
            ReplyReader reader;
            const auto cut = random.bounded(int(bytes.size()));
            const auto first = reader.feed(bytes.left(cut));
            if (first)
                QVERIFY(first->size() <= static_cast<std::size_t>(bytes.size()));
            if (first)
                reader.feed(bytes.mid(cut));
        }
    }

    void feed_refusesAnEndlessText()
    {
        ReplyReader reader;
        QVERIFY(reader.feed("$2000000000\r\n").has_value());
        Result<std::vector<Reply>> replies;
        for (int megabyte = 0; replies && megabyte < 16; ++megabyte)
            replies = reader.feed(QByteArray(1 << 20, 'x'));
        QVERIFY(!replies.has_value());
    }

    void error_hasItsKind_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("loading") << QByteArray("LOADING Redis is loading") << int(ErrorKind::Unavailable);
        QTest::newRow("master down") << QByteArray("MASTERDOWN Link with MASTER is down")
                                     << int(ErrorKind::Unavailable);
        QTest::newRow("read only") << QByteArray("READONLY You can't write") << int(ErrorKind::Unavailable);
        QTest::newRow("oom") << QByteArray("OOM command not allowed") << int(ErrorKind::Overloaded);
        QTest::newRow("misconf") << QByteArray("MISCONF Redis is configured") << int(ErrorKind::Overloaded);
        QTest::newRow("busy") << QByteArray("BUSY Redis is busy") << int(ErrorKind::Overloaded);
        QTest::newRow("clients") << QByteArray("ERR max number of clients reached") << int(ErrorKind::Overloaded);
        QTest::newRow("noauth") << QByteArray("NOAUTH Authentication required.") << int(ErrorKind::Denied);
        QTest::newRow("noperm") << QByteArray("NOPERM this user has no permissions") << int(ErrorKind::Denied);
        QTest::newRow("no replicas") << QByteArray("NOREPLICAS Not enough good replicas")
                                     << int(ErrorKind::Unavailable);
        QTest::newRow("wrong password") << QByteArray("WRONGPASS invalid pair") << int(ErrorKind::Denied);
        QTest::newRow("cluster down") << QByteArray("CLUSTERDOWN Hash slot not served") << int(ErrorKind::Unavailable);
        QTest::newRow("one word") << QByteArray("LOADING") << int(ErrorKind::Unavailable);
        QTest::newRow("syntax") << QByteArray("ERR syntax error") << int(ErrorKind::Bug);
    }

    void error_hasItsKind()
    {
        QFETCH(QByteArray, text);
        QTEST(int(errorOfReply(text).kind), "kind");
    }
};

QTEST_GUILESS_MAIN(TestReplyReader)
#include "tst_reply_reader.moc"
