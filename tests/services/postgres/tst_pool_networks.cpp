// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kPid{"test.pid", "SELECT pg_backend_pid()"};
constexpr Statement kSleep{"test.sleep", "SELECT pg_sleep(60)::text"};
constexpr Statement kIsEncrypted{"test.is_encrypted", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"};

CallContext soon()
{
    return CallContext::within(10s);
}

/// Forwards to a server, and keeps what each connection asked for first.
class Relay
{
public:
    explicit Relay(const QString &server)
    {
        m_listener.listen(QHostAddress::LocalHost);
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, server] {
            auto *client = m_listener.nextPendingConnection();
            auto *link = new QTcpSocket(client);
            link->connectToHost(server, 5432);
            QObject::connect(client, &QTcpSocket::readyRead, link, [this, client, link, isFirst = true]() mutable {
                const auto bytes = client->readAll();
                if (std::exchange(isFirst, false) && bytes.size() >= 8)
                    m_asked.push_back(qFromBigEndian<quint32>(bytes.constData() + 4));
                link->write(bytes);
            });
            QObject::connect(link, &QTcpSocket::readyRead, client, [client, link] { client->write(link->readAll()); });
            QObject::connect(link, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            QObject::connect(client, &QTcpSocket::disconnected, link, &QTcpSocket::disconnectFromHost);
        });
    }

    quint16 port() const { return m_listener.serverPort(); }
    std::size_t connections() const { return m_asked.size(); }
    auto countAsked(quint32 code) const { return std::ranges::count(m_asked, code); }

private:
    QTcpServer m_listener;
    std::vector<quint32> m_asked;
};

} // namespace

/// Servers with several addresses, of which some are silent, with names, and with TLS.
class TestPoolNetworks : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

    static PoolConfig config(const QString &where)
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = where + QStringLiteral(" dbname=minixdr user=postgres");
        config.size = 2;
        config.overflow = 0;
        return config;
    }

    static Result<Rows> query(Pool &pool, Statement statement, CallContext context = soon())
    {
        return runTask(pool.query(statement, Parameters{}, std::nullopt, std::move(context)));
    }

private Q_SLOTS:
    void silentHost_doesNotKeepUsFromTheOthers()
    {
        QTcpServer silent; // the kernel accepts, nobody answers: as a machine that is switched off
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const FaultProxy network(m_sandbox.socketFile(), 1);
        Pool pool(config(QStringLiteral("host=127.0.0.1,127.0.0.1 port=%1,%2 sslmode=disable")
                             .arg(silent.serverPort())
                             .arg(network.port())));
        const auto start = CallContext::Clock::now();
        auto lease = runTask(pool.acquire(soon()));
        VERIFY_OK(lease);
        QVERIFY(CallContext::Clock::now() - start < 3s);
        // The next one does not try the silent one first.
        const auto again = CallContext::Clock::now();
        VERIFY_OK(query(pool, kPid));
        QVERIFY(CallContext::Clock::now() - again < 500ms);
        QCOMPARE(pool.snapshot().counters.connectFailures, quint64(0));
    }

    void hostsThatAreAllAway_areAllNamed()
    {
        Pool pool(config(QStringLiteral("host=/no/such/folder,/nor/such port=5432")));
        const auto refused = query(pool, kPid);
        QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
        QVERIFY2(refused.error().what.contains(QLatin1String("/no/such/folder")), qPrintable(refused.error().what));
        QVERIFY2(refused.error().what.contains(QLatin1String("/nor/such")), qPrintable(refused.error().what));
    }

    void silentServer_isUnavailable_andNamed()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Pool pool(config(QStringLiteral("host=127.0.0.1 port=%1 sslmode=disable").arg(silent.serverPort())));
        const auto refused = query(pool, kPid);
        QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
        QVERIFY2(refused.error().what.contains(QStringLiteral("127.0.0.1 port %1").arg(silent.serverPort())),
                 qPrintable(refused.error().what));
    }

    void name_isLookedUp()
    {
        const FaultProxy network(m_sandbox.socketFile(), 1);
        Pool pool(config(QStringLiteral("host=localhost port=%1 sslmode=disable").arg(network.port())));
        VERIFY_OK(query(pool, kPid)); // whichever of its addresses it listens at
    }

    void nameWithoutAnAddress_isUnavailable_andNamed()
    {
        Pool pool(config(QStringLiteral("host=no-such-host.invalid")));
        const auto refused = query(pool, kPid);
        QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
        QVERIFY2(refused.error().what.contains(QLatin1String("no-such-host.invalid")),
                 qPrintable(refused.error().what));
    }

    void close_endsALookup()
    {
        Pool pool(config(QStringLiteral("host=no-such-host.invalid")));
        auto asked = pool.query(kPid, Parameters{}, std::nullopt, soon());
        QCOMPARE(pool.status().connecting, 1);
        pool.close();
        QCOMPARE(pool.status().connecting, 0);
        QVERIFY(!runTask(std::move(asked)));
    }

    void cancellation_isAsEncryptedAsTheConnection()
    {
        constexpr quint32 kSslRequest = 80877103;
        constexpr quint32 kCancelRequest = 80877102;
        Relay relay(m_sandbox.listenWithTls());
        Pool pool(config(QStringLiteral("host=127.0.0.1 port=%1 sslmode=require").arg(relay.port())));
        const auto isEncrypted = query(pool, kIsEncrypted);
        VERIFY_OK(isEncrypted);
        QVERIFY(isEncrypted->single<bool>().value());
        const auto pid = query(pool, kPid)->single<qint32>().value();

        std::stop_source stop;
        auto left = pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s, stop.get_token()));
        QTRY_COMPARE(pool.status().busy, 1);
        stop.request_stop();
        QCOMPARE(runTask(std::move(left)).error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(pool.status().idle, 1);
        auto asked = pool.query(kSleep, Parameters{}, std::nullopt, CallContext::within(30s));
        QTRY_COMPARE(pool.status().busy, 1);
        VERIFY_OK(pool.cancel(pid)); // the same connection
        const auto cancelled = runTask(std::move(asked));
        QCOMPARE(cancelled.error().code, QStringLiteral("57014"));
        QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
        QCOMPARE(query(pool, kPid)->single<qint32>().value(), pid);

        QVERIFY(relay.connections() >= 3);
        QCOMPARE(relay.countAsked(kCancelRequest), 0);
        QCOMPARE(relay.countAsked(kSslRequest), static_cast<qsizetype>(relay.connections()));
    }
};

QTEST_GUILESS_MAIN(TestPoolNetworks)
#include "tst_pool_networks.moc"
