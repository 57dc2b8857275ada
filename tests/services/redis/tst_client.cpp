// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/client.h"
#include "tests/services/redis/fake_redis.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QThread>

#include <algorithm>

using namespace minixdr;
using namespace minixdr::redis;
using namespace std::chrono_literals;

namespace
{

CallContext soon()
{
    return CallContext::within(5s);
}

ClientConfig at(const QString &socketPath)
{
    ClientConfig config;
    config.socketPath = socketPath;
    return config;
}

QString freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return QString::number(probe.serverPort());
}

} // namespace

/// The connection to Redis under every kind of trouble: each call has its answer in bounded time.
class TestClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void command_carriesAnyBytes()
    {
        RedisSandbox redis;
        Client client(at(redis.socketPath()));
        QTRY_VERIFY(client.isReady());
        const QByteArray bytes("a\0\r\n$5\r\n\xff", 9);
        VERIFY_OK(runTask(client.command({"SET", "key", bytes}, soon())));
        const auto reply = runTask(client.command({"GET", "key"}, soon()));
        VERIFY_OK(reply);
        QCOMPARE(reply->text, bytes);
    }

    void undecided_isWhoHasNeitherBeenReachedNorRefused()
    {
        FakeRedis server;
        server.answer = [](const QByteArray &) { return QByteArray(); };
        Client client(at(server.socketPath()));
        QTest::qWait(50);
        QVERIFY(client.isUndecided() && !client.isReady());
        server.send("+PONG\r\n");
        QTRY_VERIFY(client.isReady());
        QVERIFY(!client.isUndecided());
        Client lost(at(QStringLiteral("/nonexistent/redis.sock")));
        QTRY_VERIFY(!lost.isUndecided());
        QVERIFY(!lost.isReady());
        const Client none({});
        QVERIFY(!none.isUndecided());
    }

    void command_sharesOneWriteWithItsTurn_andKeepsTheOrder()
    {
        FakeRedis server;
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.isReady());
        std::vector<Task<Reply>> calls;
        for (int number = 0; number < 100; ++number)
            calls.push_back(client.command({"ECHO", QByteArray::number(number)}, soon()));
        QTRY_VERIFY(!server.batches.empty());
        QCOMPARE(server.batches.size(), std::size_t(1));
        QCOMPARE(server.batches.front().count("ECHO"), 100);
        for (int number = 0; number < 100; ++number)
            server.send(':' + QByteArray::number(number) + "\r\n");
        for (int number = 0; number < 100; ++number)
            QCOMPARE(runTask(std::move(calls[static_cast<std::size_t>(number)]))->integer, qint64(number));
    }

    /// More than the kernel takes at once: the rest goes the socket's own way, and nothing overtakes it.
    void command_largerThanTheSocketsBuffer_keepsTheOrder()
    {
        const auto port = freePort();
        RedisSandbox redis({QStringLiteral("--port"), port});
        auto overTcp = at({});
        overTcp.host = QStringLiteral("127.0.0.1");
        overTcp.port = port.toUShort();
        for (auto config : {at(redis.socketPath()), overTcp}) {
            config.commandTimeout = 5s; // so much takes a while
            Client client(config);
            QTRY_VERIFY(client.isReady());
            redis.freeze(); // nobody reads: the buffers fill
            std::vector<Task<Reply>> calls;
            for (int number = 0; number < 20; ++number) {
                const QByteArray large(1'000'000, static_cast<char>('a' + number));
                calls.push_back(client.command({"SET", "large", large}, soon()));
                calls.push_back(client.command({"GETRANGE", "large", "999999", "-1"}, soon()));
                if (number % 3 == 0)
                    QCoreApplication::processEvents();
            }
            redis.thaw();
            for (std::size_t number = 0; number < calls.size(); ++number) {
                const auto reply = runTask(std::move(calls[number]));
                VERIFY_OK(reply);
                if (number % 2 == 1)
                    QCOMPARE(reply->text, QByteArray(1, static_cast<char>('a' + number / 2)));
            }
        }
    }

    void command_isUnavailable_whenThePeerHasGone_andNobodyHasNoticedYet()
    {
        FakeRedis server;
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.isReady());
        server.hangUp();
        QElapsedTimer since;
        since.start();
        auto first = client.command({"GET", "a"}, soon()); // EPIPE
        auto second = client.command({"GET", "b"}, soon());
        QCOMPARE(runTask(std::move(first)).error().kind, ErrorKind::Unavailable);
        QCOMPARE(runTask(std::move(second)).error().kind, ErrorKind::Unavailable);
        QVERIFY2(since.elapsed() < 200, qPrintable(QString::number(since.elapsed())));
        QTRY_VERIFY(client.isReady());
    }

    void command_isUnavailableAtOnce_whenNobodyListens()
    {
        Client client(at(QStringLiteral("/nonexistent/redis.sock")));
        QElapsedTimer since;
        since.start();
        for (int count = 0; count < 100; ++count)
            QCOMPARE(runTask(client.command({"PING"}, soon())).error().kind, ErrorKind::Unavailable);
        QVERIFY2(since.elapsed() < 200, qPrintable(QString::number(since.elapsed())));
        QVERIFY(!client.lastError().isEmpty());
    }

    void command_isUnavailable_whenTheServerDiesUnderIt()
    {
        RedisSandbox redis;
        Client client(at(redis.socketPath()));
        QTRY_VERIFY(client.isReady());
        redis.freeze();
        auto call = client.command({"PING"}, soon());
        redis.stop();
        QCOMPARE(runTask(std::move(call)).error().kind, ErrorKind::Unavailable);
        redis.start();
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(client.isReady());
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
    }

    void command_isUnavailable_whenTheServerIsSilent()
    {
        FakeRedis server;
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.isReady());
        QElapsedTimer since;
        since.start();
        QCOMPARE(runTask(client.command({"GET", "key"}, soon())).error().kind, ErrorKind::Unavailable);
        QVERIFY2(since.elapsed() >= 200 && since.elapsed() < 600, qPrintable(QString::number(since.elapsed())));
    }

    void silence_isNotCounted_whileThisThreadIsHeldUp()
    {
        RedisSandbox redis;
        Client client(at(redis.socketPath()));
        QTRY_VERIFY(client.isReady());
        const QSignalSpy lost(&client, &Client::lost);
        auto call = client.command({"PING"}, soon());
        QCoreApplication::processEvents();
        QThread::msleep(600); // a long decode, say
        VERIFY_OK(runTask(std::move(call)));
        QVERIFY(lost.isEmpty());
    }

    void command_isTimeout_atItsOwnDeadline_withoutHarmToOthers()
    {
        FakeRedis server;
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.isReady());
        auto hasty = client.command({"GET", "a"}, CallContext::within(20ms));
        auto patient = client.command({"GET", "b"}, soon());
        QCOMPARE(runTask(std::move(hasty)).error().kind, ErrorKind::Timeout);
        server.send("$1\r\na\r\n$1\r\nb\r\n");
        QCOMPARE(runTask(std::move(patient))->text, QByteArray("b"));
    }

    void reply_thatNobodyAskedFor_endsTheConnection()
    {
        FakeRedis server;
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.isReady());
        QSignalSpy lost(&client, &Client::lost);
        server.send("+OK\r\n");
        QTRY_COMPARE(lost.size(), 1);
    }

    void attemptToConnect_thatHung_isFollowedByTheNextAtOnce()
    {
        QTcpServer silent; // the kernel accepts, nobody answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QElapsedTimer clock;
        clock.start();
        std::vector<qint64> attempts;
        connect(&silent, &QTcpServer::newConnection, this, [&] { attempts.push_back(clock.elapsed()); });
        ClientConfig config;
        config.host = QStringLiteral("127.0.0.1");
        config.port = silent.serverPort();
        config.connectTimeout = 400ms; // longer than the back-off after three failures
        const Client client(config);
        QTRY_VERIFY(attempts.size() >= 6);
        std::vector<qint64> gaps;
        for (std::size_t next = 1; next < attempts.size(); ++next)
            gaps.push_back(attempts[next] - attempts[next - 1]);
        std::sort(gaps.begin(), gaps.end());
        // With a back-off behind the timeout the five would be 475, 525, 625, 825 and 925 ms on average.
        QVERIFY2(gaps[2] < 475, qPrintable(QString::number(gaps[2])));
    }

    void greeting_waitsForAServerThatIsLoading()
    {
        FakeRedis server;
        bool isLoading = true;
        server.answer = [&](const QByteArray &) {
            return isLoading ? QByteArray("-LOADING Redis is loading the dataset in memory\r\n") : "+PONG\r\n";
        };
        Client client(at(server.socketPath()));
        QTRY_VERIFY(client.lastError().contains(QLatin1String("LOADING")));
        QVERIFY(!client.isReady());
        isLoading = false;
        QTRY_VERIFY(client.isReady());
    }

    void greeting_authenticatesAndSelects_overTcp()
    {
        const auto port = freePort();
        RedisSandbox redis(
            {QStringLiteral("--port"), port, QStringLiteral("--requirepass"), QStringLiteral("not a secret")});
        ClientConfig config;
        config.host = QStringLiteral("127.0.0.1");
        config.port = port.toUShort();
        config.password = QStringLiteral("not a secret");
        config.database = 3;
        Client client(config);
        QTRY_VERIFY(client.isReady());
        const auto info = runTask(client.command({"CLIENT", "INFO"}, soon()));
        VERIFY_OK(info);
        QVERIFY2(info->text.contains(" db=3 "), info->text.constData());
    }

    void greeting_fails_withoutShowingThePassword()
    {
        RedisSandbox redis({QStringLiteral("--requirepass"), QStringLiteral("right")});
        auto config = at(redis.socketPath());
        config.password = QStringLiteral("wrong-and-private");
        Client client(config);
        QTRY_VERIFY(client.lastError().contains(QLatin1String("WRONGPASS")));
        QVERIFY(!client.lastError().contains(QLatin1String("private")));
        QVERIFY(!client.isReady());
    }

    void greeting_fails_whenTheServerIsFullOfClients()
    {
        RedisSandbox redis({QStringLiteral("--maxclients"), QStringLiteral("1")});
        auto first = std::make_unique<Client>(at(redis.socketPath()));
        QTRY_VERIFY(first->isReady());
        Client second(at(redis.socketPath()));
        QTRY_VERIFY(second.lastError().contains(QLatin1String("max number of clients")));
        first.reset();
        QTRY_VERIFY(second.isReady());
    }

    void client_mayEnd_whileCallsAreUnderWay()
    {
        RedisSandbox redis;
        auto client = std::make_unique<Client>(at(redis.socketPath()));
        QTRY_VERIFY(client->isReady());
        auto call = client->command({"PING"}, soon());
        client.reset();
        QCOMPARE(runTask(std::move(call)).error().kind, ErrorKind::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
