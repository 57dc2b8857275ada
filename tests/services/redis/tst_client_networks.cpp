// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/client.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"
#include "tests/support/server_process.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;
using namespace minixdr::redis;
using namespace std::chrono_literals;

namespace
{

CallContext soon()
{
    return CallContext::within(5s);
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

ClientConfig at(quint16 port)
{
    ClientConfig config;
    config.host = QStringLiteral("127.0.0.1");
    config.port = port;
    return config;
}

QStringList listeningAt(quint16 port, const QStringList &more = {})
{
    return QStringList{QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                       QString::number(port)} +
           more;
}

/// An authority and a certificate for "localhost", made by openssl.
class Certificates
{
public:
    Certificates()
    {
        ServerProcess::giveFolder(m_folder.path());
        openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
                 "-subj", "/CN=Test authority"});
        openssl({"req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj",
                 "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"});
        openssl({"x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
                 "2", "-copy_extensions", "copy", "-out", "server.pem"});
        openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "other.key", "-out", "other.pem", "-days",
                 "2", "-subj", "/CN=Another authority"});
        for (const char *name : {"server.key", "server.pem", "ca.pem"})
            QFile::setPermissions(path(name), QFile::permissions(path(name)) | QFile::ReadOther | QFile::ReadGroup);
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private:
    void openssl(std::initializer_list<const char *> arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QStringList list;
        for (const auto *argument : arguments)
            list << QString::fromLatin1(argument);
        process.start(QStringLiteral("openssl"), list);
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            qFatal("openssl: %s", process.readAllStandardError().constData());
    }
    QTemporaryDir m_folder;
};

} // namespace

/// Redis over TCP, with names and passwords, TLS and sentinels.
class TestClientNetworks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tcp_withAnAclUser()
    {
        const auto port = freePort();
        const RedisSandbox redis(
            listeningAt(port, {QStringLiteral("--user"), QStringLiteral("console"), QStringLiteral("on"),
                               QStringLiteral(">right"), QStringLiteral("~mx:*"), QStringLiteral("+@read"),
                               QStringLiteral("+@write"), QStringLiteral("+ping")}));
        auto config = at(port);
        config.user = QStringLiteral("console");
        config.password = QStringLiteral("right");
        Client client(config);
        QTRY_VERIFY(client.isReady());
        VERIFY_OK(runTask(client.command({"SET", "mx:1", "x"}, soon())));
        const auto denied = runTask(client.command({"SET", "other", "x"}, soon()));
        QVERIFY(!denied);
        QCOMPARE(denied.error().kind, ErrorKind::Denied);

        config.password = QStringLiteral("wrong");
        Client stranger(config);
        QTRY_VERIFY(stranger.lastError().contains(QStringLiteral("WRONGPASS")));
        QVERIFY(!stranger.isReady());
        QVERIFY(!stranger.lastError().contains(QStringLiteral("wrong "))); // the password stays out of it
    }

    void tls_isVerified()
    {
        const Certificates certificates;
        const auto port = freePort();
        const RedisSandbox redis(
            {QStringLiteral("--tls-port"), QString::number(port), QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
             QStringLiteral("--tls-cert-file"), certificates.path("server.pem"), QStringLiteral("--tls-key-file"),
             certificates.path("server.key"), QStringLiteral("--tls-ca-cert-file"), certificates.path("ca.pem"),
             QStringLiteral("--tls-auth-clients"), QStringLiteral("no")});
        auto config = at(port);
        config.host = QStringLiteral("localhost");
        config.useTls = true;
        config.caFile = certificates.path("ca.pem");
        Client client(config);
        QTRY_VERIFY2(client.isReady(), qPrintable(client.lastError()));
        VERIFY_OK(runTask(client.command({"SET", "a", QByteArray(100'000, 'x')}, soon())));
        const auto read = runTask(client.command({"GET", "a"}, soon()));
        VERIFY_OK(read);
        QCOMPARE(read->text.size(), 100'000);

        auto wrongName = config;
        wrongName.host = QStringLiteral("127.0.0.1");
        Client named(wrongName);
        QTRY_VERIFY(named.lastError() != QStringLiteral("not connected yet"));
        QVERIFY(!named.isReady());

        auto wrongAuthority = config;
        wrongAuthority.caFile = certificates.path("other.pem");
        Client trusting(wrongAuthority);
        QTRY_VERIFY(trusting.lastError() != QStringLiteral("not connected yet"));
        QVERIFY(!trusting.isReady());
    }

    void sentinel_leadsToTheMaster_alsoAfterAFailover()
    {
        const auto onePort = freePort();
        RedisSandbox one(listeningAt(onePort));
        const auto otherPort = freePort();
        const RedisSandbox other(listeningAt(
            otherPort, {QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"), QString::number(onePort)}));
        const auto sentinelPort = freePort();
        QTemporaryDir folder;
        ServerProcess::giveFolder(folder.path());
        QFile file(folder.filePath(QStringLiteral("sentinel.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("port %1\nbind 127.0.0.1\nsentinel monitor main 127.0.0.1 %2 1\n"
                                  "sentinel down-after-milliseconds main 500\nsentinel failover-timeout main 3000\n")
                       .arg(sentinelPort)
                       .arg(onePort)
                       .toLatin1());
        file.close();
        QFile::setPermissions(file.fileName(), QFile::Permissions(0x6666));
        ServerProcess sentinel;
        sentinel.start(QStringLiteral("redis-server"), {file.fileName(), QStringLiteral("--sentinel")});

        ClientConfig config;
        config.sentinels = {{QStringLiteral("127.0.0.1"), freePort()}, {QStringLiteral("127.0.0.1"), sentinelPort}};
        config.masterName = QStringLiteral("main");
        Client client(config); // the first sentinel is not there, the second is asked
        QTRY_VERIFY2_WITH_TIMEOUT(client.isReady(), qPrintable(client.lastError()), 10'000);
        VERIFY_OK(runTask(client.command({"SET", "a", "1"}, soon())));

        Client toSentinel(at(sentinelPort));
        QTRY_VERIFY(toSentinel.isReady());
        const auto knowsTheReplica = [&toSentinel] {
            const auto replicas = runTask(toSentinel.command({"SENTINEL", "REPLICAS", "main"}, soon()));
            return replicas && !replicas->elements.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(knowsTheReplica(), 20'000);
        one.stop();
        const auto writes = [&client] {
            return client.isReady() && runTask(client.command({"SET", "a", "2"}, soon())).has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(writes(), 20'000);
        Client toOther(at(otherPort));
        QTRY_VERIFY(toOther.isReady());
        QCOMPARE(runTask(toOther.command({"GET", "a"}, soon()))->text, QByteArray("2"));
        sentinel.kill();
        sentinel.waitForFinished();
    }

    void sentinel_withoutSuchAMaster_isSaid()
    {
        const auto sentinelPort = freePort();
        QTemporaryDir folder;
        ServerProcess::giveFolder(folder.path());
        QFile file(folder.filePath(QStringLiteral("sentinel.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("port %1\nbind 127.0.0.1\n").arg(sentinelPort).toLatin1());
        file.close();
        QFile::setPermissions(file.fileName(), QFile::Permissions(0x6666));
        ServerProcess sentinel;
        sentinel.start(QStringLiteral("redis-server"), {file.fileName(), QStringLiteral("--sentinel")});
        ClientConfig config;
        config.sentinels = {{QStringLiteral("127.0.0.1"), sentinelPort}};
        config.masterName = QStringLiteral("main");
        Client client(config);
        QTRY_VERIFY_WITH_TIMEOUT(client.lastError().contains(QStringLiteral("no master named main")), 10'000);
        sentinel.kill();
        sentinel.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(TestClientNetworks)
#include "tst_client_networks.moc"
